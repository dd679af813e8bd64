import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';

/** A command for the terminal, to be copied. */
export const Command = ({ command }: { readonly command: string }): JSX.Element => {
  const { said, announcement } = useWorkbench();
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      return; // Forbidden: it can still be selected.
    }
    copied.value = true;
    announcement.value = said.checks.copied;
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  };
  return (
    <div class="wb-command">
      <p>{said.checks.inTerminal}</p>
      <code tabIndex={0}>{command}</code>
      <button type="button" class="wb-quiet" onClick={() => void copy()}>
        {copied.value ? said.checks.copied : said.checks.copy}
      </button>
    </div>
  );
};
