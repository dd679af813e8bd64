import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { TextField } from './TextField.tsx';

/** The lab's variables, as the next run has them. Checks use the lab's own. */
export const Variables = (): JSX.Element | null => {
  const { lab, run, lang, said } = useWorkbench();
  if (lab.variables.length === 0) return null;
  return (
    <details class="wb-variables">
      <summary>{said.client.variables}</summary>
      <p class="wb-hint">{said.client.variablesHint}</p>
      <div class="wb-form">
        {lab.variables.map(({ name, meaning }) => {
          const value = run.variables[name];
          return (
            value && (
              <div key={name} class="wb-variable" title={meaning[lang]}>
                <TextField label={name} value={value} shown />
              </div>
            )
          );
        })}
      </div>
    </details>
  );
};
