import { effect, signal, untracked } from '@preact/signals';
import type { Workbench } from '../context.ts';

/**
 * What a saved file sets off. A check that is under way is of code that is no longer there: it ends, and the new one begins.
 * @returns stops that
 */
export const actOnSaves = (workbench: Workbench): (() => void) => {
  const { follow, grading, notices, said } = workbench;
  const due = signal(false);
  follow.onNews(
    () => {
      if (follow.onSave.run.value) void workbench.run.run(follow.current());
      if (!follow.onSave.check.value) return;
      due.value = true;
      if (grading.busy.value) void grading.cancel();
    },
    () => notices.add({ text: said.follow.ended(follow.name.value) }),
  );
  return effect(() => {
    if (!due.value || grading.busy.value) return;
    due.value = false;
    untracked(() => check(workbench));
  });
};

/** Its report comes into view, unless the learner is at the client. */
const check = ({ follow, grading, layout }: Workbench): void => {
  void grading.check(follow.current());
  if (!layout.narrow.value && layout.result.value === 'output') layout.show('checks');
};

/** The file's text goes on in the editor, in place of what was there, which is kept as an attempt. */
export const takeCopy = ({ follow, solution, history, notices, said }: Workbench): void => {
  const before = solution.text.value;
  const text = follow.text.value;
  follow.wanted.value = false;
  if (text === before) return;
  void history.keep(solution.current());
  solution.edit(text);
  notices.add({
    text: said.follow.copied,
    action: { label: said.undo, act: () => solution.edit(before) },
  });
};
