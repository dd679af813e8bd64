import type { Workbench } from '../context.ts';
import type { Choice } from './store.ts';

/** Shows what was tried; at first the newest attempt. */
export const openHistory = async ({ history, dialog }: Workbench, choice?: Choice): Promise<void> => {
  dialog.value = 'history';
  await history.load();
  const first = choice ?? history.attempts.value[0]?.number;
  if (first !== undefined) await history.choose(first);
};

/** After a grading: one attempt more, and perhaps the reference. */
export const refreshHistory = async (workbench: Workbench): Promise<void> => {
  const { history, notices, said } = workbench;
  const before = history.reference.peek();
  await history.load();
  if (before?.open !== false || !history.reference.peek()?.open) return;
  notices.add({
    text: said.history.opened,
    action: { label: said.history.compare, act: () => void openHistory(workbench, 'reference') },
  });
};

/** Puts an attempt's code in place of what is in the editor here, once that is safe with the companion. */
export const goBackTo = async (workbench: Workbench, number: number, text: string): Promise<void> => {
  const { solution, follow, history, notices, dialog, said } = workbench;
  const before = solution.text.value;
  if (!(await history.keep(solution.current()))) return;
  solution.edit(text);
  follow.wanted.value = false;
  dialog.value = 'none';
  notices.add({
    text: said.history.backDone(number),
    action: { label: said.undo, act: () => solution.edit(before) },
  });
};
