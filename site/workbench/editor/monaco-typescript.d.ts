/** Monaco has this module without declarations of its own. */
declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  import type { languages } from 'monaco-editor/editor';

  export const language: languages.IMonarchLanguage;
}
