import './environment.ts';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import * as monaco from 'monaco-editor/editor';
import { language } from 'monaco-editor/languages/definitions/typescript/typescript';

export * as monaco from 'monaco-editor/editor';
export * as typescript from 'monaco-editor/languages/features/typescript/register';

/** TypeScript to look at: in its colours, but never checked. */
export const readOnlyLanguage = 'typescript-to-read';

monaco.languages.register({ id: readOnlyLanguage });
monaco.languages.setMonarchTokensProvider(readOnlyLanguage, language);
