import type { editor } from 'monaco-editor/editor';

/** Height of a line and the gutter; StaticCode has the same, so that nothing moves when the editor takes over. */
export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  fontSize: 14,
  lineHeight: 22,
  padding: { top: 12, bottom: 12 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 16,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  automaticLayout: true,
  fixedOverflowWidgets: true,
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  // Dimmed, it cannot be read.
  renderFinalNewline: 'on',
  overviewRulerBorder: false,
  overviewRulerLanes: 2,
  renderLineHighlightOnlyWhenFocus: true,
  stickyScroll: { enabled: false },
  unicodeHighlight: { allowedLocales: { ko: true, en: true } },
  tabSize: 2,
  scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12 },
};
