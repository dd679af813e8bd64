import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { useCopy } from '../frame/useCopy.ts';

/** A command for the terminal, to be copied. */
export const Command = ({ command }: { readonly command: string }): JSX.Element => {
  const { said } = useWorkbench();
  const { copied, copy } = useCopy(command);
  return (
    <div class="wb-command">
      <p>{said.checks.inTerminal}</p>
      <code tabIndex={0}>{command}</code>
      <button type="button" class="wb-quiet" onClick={copy}>
        {copied ? said.checks.copied : said.checks.copy}
      </button>
    </div>
  );
};
