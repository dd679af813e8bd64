import type { Workbench } from '../context.ts';
import type { Choice } from './store.ts';

/** Shows what was tried; at first the newest attempt. */
export const openHistory = async ({ history, dialog }: Workbench, choice?: Choice): Promise<void> => {
  dialog.value = 'history';
  await history.load();
  const first = choice ?? history.attempts.value[0]?.number;
  if (first !== undefined) await history.choose(first);
};

/** After a grading: one attempt more, and perhaps the reference, which the score then leads to. */
export const refreshHistory = async (workbench: Workbench): Promise<void> => {
  const { announcement, said } = workbench;
  if (await opensReference(workbench)) announcement.value = `${announcement.peek()} ${said.history.opened}`;
};

/** The instructor has decided something, perhaps that the reference may be seen: wherever the learner looks. */
export const refreshDecided = async (workbench: Workbench): Promise<void> => {
  const { notices, said } = workbench;
  if (!(await opensReference(workbench))) return;
  notices.add({
    text: said.history.opened,
    action: { label: said.history.compare, act: () => void openHistory(workbench, 'reference') },
  });
};

/** Asks what there is, and tells whether the reference may be seen from now on. */
const opensReference = async ({ history }: Workbench): Promise<boolean> => {
  const before = history.reference.peek();
  await history.load();
  return before?.open === false && history.reference.peek()?.open === true;
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
