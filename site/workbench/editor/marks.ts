import { effect } from '@preact/signals';
import type { editor } from 'monaco-editor/editor';
import type { ProblemReport } from '../../../grader/report.ts';
import type { Workbench } from '../context.ts';
import type { MonacoModule } from './load.ts';

const owner = 'wirebook';
/** The type checker marks it by itself, as soon as it is typed. */
const markedAnyway = 'solution-syntax';

/**
 * Marks the line at which the program ended, until that line is changed or the program is started again.
 * @returns stops marking
 */
export const markProblems = (
  { monaco }: MonacoModule,
  model: editor.ITextModel,
  workbench: Workbench,
): (() => void) => {
  let marked: readonly Mark[] = [];
  const clear = (): void => {
    if (marked.length === 0) return;
    const old = marked.map(({ decoration }) => decoration);
    marked = [];
    model.deltaDecorations(old, []);
    monaco.editor.setModelMarkers(model, owner, []);
  };
  const stop = effect(() => {
    const problems = problemsOf(workbench, model.getValue());
    clear();
    if (problems.length === 0) return;
    marked = problems.map((problem) => markOf(model, problem));
    const severity = monaco.MarkerSeverity.Error;
    monaco.editor.setModelMarkers(
      model,
      owner,
      marked.map(({ range, problem }) => ({ ...range, severity, message: problem.message[workbench.lang] })),
    );
  });
  const changes = model.onDidChangeContent(() => {
    const untouched = marked.every(({ decoration, text }) => textAt(model, decoration) === text);
    if (!untouched) clear();
  });
  return () => {
    stop();
    changes.dispose();
    clear();
  };
};

interface Mark {
  readonly problem: ProblemReport;
  readonly range: ReturnType<typeof rangeOf>;
  /** Follows the line while others are typed above it. */ readonly decoration: string;
  readonly text: string;
}

/** Why the program ended or could not be graded; only where the code is still the one that this was said of. */
const problemsOf = ({ run, grading, code }: Workbench, text: string): ProblemReport[] => {
  const ended = run.problem.value;
  const refused = grading.report.value?.problem;
  const said = [
    run.ran.peek() === text ? ended : undefined,
    grading.graded.peek() === text ? refused : undefined,
  ];
  const here = said.filter(
    (problem): problem is ProblemReport =>
      problem?.at?.line !== undefined &&
      problem.at.file === code.peek().path.peek() &&
      problem.code !== markedAnyway,
  );
  return here.filter((problem, at) => here.findIndex((other) => other.at?.line === problem.at?.line) === at);
};

const markOf = (model: editor.ITextModel, problem: ProblemReport): Mark => {
  const range = rangeOf(model, problem);
  const [decoration = ''] = model.deltaDecorations([], [{ range, options: {} }]);
  return { problem, range, decoration, text: model.getValueInRange(range) };
};

/** All of the line that is not blank. */
const rangeOf = (model: editor.ITextModel, { at }: ProblemReport) => {
  const line = Math.min(at?.line ?? 1, model.getLineCount());
  return {
    startLineNumber: line,
    startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
    endLineNumber: line,
    endColumn: model.getLineMaxColumn(line),
  };
};

const textAt = (model: editor.ITextModel, decoration: string): string | undefined => {
  const range = model.getDecorationRange(decoration);
  return range ? model.getValueInRange(range) : undefined;
};
