import { useSignal } from '@preact/signals';
import { useWorkbench } from '../context.ts';

/** Says for so long that something was copied, in milliseconds. */
const stays = 2000;

/** Copies a text, and says so for a while. Where the browser forbids it, the text can still be selected. */
export const useCopy = (text: string): { readonly copied: boolean; readonly copy: () => void } => {
  const { said, announcement } = useWorkbench();
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    copied.value = true;
    announcement.value = said.checks.copied;
    setTimeout(() => {
      copied.value = false;
    }, stays);
  };
  return { copied: copied.value, copy: () => void copy() };
};
