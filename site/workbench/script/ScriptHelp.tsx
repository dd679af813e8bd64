import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { lines } from './help.ts';

/** All that a script can say, with an example each. */
export const ScriptHelp = (): JSX.Element => {
  const { script } = useWorkbench().said;
  return (
    <details class="wb-script-help">
      <summary>{script.help}</summary>
      <dl>
        {Object.entries(lines).map(([verb, line]) => (
          <div key={verb}>
            <dt>
              <code>{line}</code>
            </dt>
            <dd>{script.does[verb as keyof typeof lines]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
