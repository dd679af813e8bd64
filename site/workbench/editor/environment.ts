import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/language/typescript/ts.worker?worker';

/** Monaco asks for it with the first keystroke, when the companion that has it may be away: it is fetched now. */
let fetched: Worker | undefined = new EditorWorker();

const editorWorker = (): Worker => {
  const worker = fetched ?? new EditorWorker();
  fetched = undefined;
  return worker;
};

// Monaco asks for its workers by this global (its documented way in), and must find it when it is loaded.
self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new TypeScriptWorker() : editorWorker()),
};
