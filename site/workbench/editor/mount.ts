import { effect } from '@preact/signals';
import type { editor, MarkerSeverity } from 'monaco-editor/editor';
import type { Workbench } from '../context.ts';
import type { Code } from './code.ts';
import type { MonacoModule } from './load.ts';
import { differenceOf } from './difference.ts';
import { markProblems } from './marks.ts';
import type { EditorStatus } from './status.ts';
import { editorOptions } from './options.ts';
import { followTheme } from './theme.ts';
import { configureTypeScript, fetchTypes } from './typescript.ts';

/** With any of these open, Escape closes it and nothing else. */
const escapeIsTaken = [
  'suggestWidgetVisible',
  'parameterHintsVisible',
  'findWidgetVisible',
  'renameInputVisible',
  'markersNavigationVisible',
  'editorHoverVisible',
  'referenceSearchVisible',
  'inSnippetMode',
  'messageVisible',
  'editorHasMultipleSelections',
];

/**
 * Puts an editor into `place` and keeps it and the code that is shown now the same.
 * @returns takes it away
 */
export const mountEditor = (
  monaco: MonacoModule,
  place: HTMLElement,
  workbench: Workbench,
  status: EditorStatus,
): (() => void) => {
  const { said } = workbench;
  const code = workbench.code.peek();
  const unfollow = followTheme(monaco);
  const uri = monaco.monaco.Uri.parse(`file:///${code.path.peek()}`);
  const model = monaco.monaco.editor.createModel(code.text.peek(), 'typescript', uri);
  model.setEOL(monaco.monaco.editor.EndOfLineSequence.LF);
  const instance = monaco.monaco.editor.create(place, {
    ...editorOptions,
    model,
    theme: 'wirebook',
    fontFamily: getComputedStyle(place).fontFamily,
    ariaLabel: said.editor.label(code.path.peek()),
    readOnly: !code.edit,
    readOnlyMessage: { value: said.follow.readOnly },
  });
  const ends = [
    unfollow,
    keepEqual(model, code),
    showStatus(monaco, instance, model, status),
    markProblems(monaco, model, workbench),
    leaveByEscape(monaco, instance, workbench),
    handOver(instance, code, workbench),
    () => instance.dispose(),
    () => model.dispose(),
  ];
  return () => {
    for (const end of ends) end();
  };
};

/** Loads the types of the packages; without them the editor still checks what it can. */
export const loadTypes = async (monaco: MonacoModule, key: string, status: EditorStatus): Promise<void> => {
  try {
    configureTypeScript(monaco, await fetchTypes(key));
    status.typed.value = 'yes';
  } catch {
    status.typed.value = 'no';
  }
};

/** What comes from elsewhere, such as a reset, becomes an edit that can be undone. */
const keepEqual = (model: editor.ITextModel, code: Code): (() => void) => {
  const changes = model.onDidChangeContent(() => code.edit?.(model.getValue()));
  const stop = effect(() => {
    const text = code.text.value;
    if (text === model.getValue()) return;
    model.pushStackElement();
    model.pushEditOperations([], [changeOf(model, text)], () => null);
    model.pushStackElement();
  });
  return () => {
    changes.dispose();
    stop();
  };
};

/** Only what differs: the cursor and the view stay where they are. */
const changeOf = (model: editor.ITextModel, text: string): editor.IIdentifiedSingleEditOperation => {
  const { start, end, inserted } = differenceOf(model.getValue(), text);
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
  return {
    range: {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    },
    text: inserted,
  };
};

const showStatus = (
  { monaco }: MonacoModule,
  instance: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  status: EditorStatus,
): (() => void) => {
  const cursor = instance.onDidChangeCursorPosition(({ position }) => {
    status.line.value = position.lineNumber;
    status.column.value = position.column;
  });
  const markers = monaco.editor.onDidChangeMarkers(() => {
    const found = monaco.editor.getModelMarkers({ resource: model.uri });
    const count = (severity: MarkerSeverity): number =>
      found.filter((one) => one.severity === severity).length;
    status.errors.value = count(monaco.MarkerSeverity.Error);
    status.warnings.value = count(monaco.MarkerSeverity.Warning);
  });
  return () => {
    cursor.dispose();
    markers.dispose();
  };
};

/** Tab indents; after Escape it leaves the editor, so that the keyboard is never trapped (WCAG 2.1.2). */
const leaveByEscape = (
  { monaco }: MonacoModule,
  instance: editor.IStandaloneCodeEditor,
  { announcement, said }: Workbench,
): (() => void) => {
  const free = escapeIsTaken.map((key) => `!${key}`).join(' && ');
  instance.addCommand(
    monaco.KeyCode.Escape,
    () => {
      instance.updateOptions({ tabFocusMode: true });
      announcement.value = said.editor.tabLeaves;
    },
    free,
  );
  const blur = instance.onDidBlurEditorText(() => {
    instance.updateOptions({ tabFocusMode: false });
    announcement.value = '';
  });
  return () => blur.dispose();
};

const handOver = (
  instance: editor.IStandaloneCodeEditor,
  code: Code,
  { editor: handle }: Workbench,
): (() => void) => {
  handle.value = {
    focus: () => instance.focus(),
    reveal: ({ line = 1, column = 1 }) => {
      const position = { lineNumber: line, column };
      instance.setPosition(position);
      instance.revealPositionInCenterIfOutsideViewport(position);
      instance.focus();
    },
    ...(code.edit && {
      format: async () => {
        await instance.getAction('editor.action.formatDocument')?.run();
        instance.focus();
      },
    }),
    nextProblem: () => void instance.getAction('editor.action.marker.next')?.run(),
  };
  return () => {
    handle.value = undefined;
  };
};
