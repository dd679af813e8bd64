import './environment.ts';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';

export * as monaco from 'monaco-editor/editor';
export * as typescript from 'monaco-editor/languages/features/typescript/register';
