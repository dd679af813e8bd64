import type { ProblemReport } from '../../grader/report.ts';
import type { Workbench } from './context.ts';
import { save } from './frame/save.ts';

/** Saves, and runs what is in the editor; output comes into view unless the learner is at the client. */
export const runSolution = ({ solution, code, run, layout }: Workbench): void => {
  void solution.save();
  void run.run(code.value.current());
  if (layout.narrow.value || layout.result.value === 'checks') layout.show('output');
};

export const checkSolution = ({ solution, code, grading, layout }: Workbench): void => {
  void solution.save();
  void grading.check(code.value.current());
  layout.show('checks');
};

/** Tries one check again, on the code as it stands in the editor, with the chance of the grading that had the seed. */
export const replayCheck = ({ solution, code, replay }: Workbench, check: string, seed: string): void => {
  void solution.save();
  void replay.start(code.value.current(), { check, seed });
};

/** Back to the starter. What was there comes back by undo, in the notice or in the editor. */
export const resetSolution = ({ solution, history, lab, notices, said }: Workbench): void => {
  const before = solution.text.value;
  if (before === lab.starter.text) return;
  // Undo has it already; this is for another day.
  void history.keep(solution.current());
  solution.edit(lab.starter.text);
  notices.add({ text: said.resetDone, action: { label: said.undo, act: () => solution.edit(before) } });
};

export const downloadSolution = ({ code, lab }: Workbench): void => {
  save(`${lab.slug}.ts`, code.value.text.value);
};

/** Saves now, and says so to those who cannot see it. */
export const saveSolution = async ({ solution, announcement, said }: Workbench): Promise<void> => {
  await solution.save();
  announcement.value = said.save[solution.state.value];
};

/** Shows the place of the solution that a problem names. */
export const goTo = ({ layout, editor }: Workbench, at: NonNullable<ProblemReport['at']>): void => {
  layout.show('code');
  // In the next frame: on a narrow screen the editor is not there yet.
  requestAnimationFrame(() => editor.value?.reveal(at));
};

/** Sets the code's layout right, and says so to those who cannot see it; false where the editor cannot. */
export const formatSolution = ({ editor, announcement, said }: Workbench): boolean => {
  const formatted = editor.value?.format?.();
  void formatted?.then(() => {
    announcement.value = said.editor.formatted;
  });
  return formatted !== undefined;
};
