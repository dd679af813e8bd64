import type { Language } from '../../language.ts';

/** Monaco, in the reader's language. Its words must be there before anything else of it is. */
export const loadMonaco = async (language: Language) => {
  if (language === 'ko') await import('monaco-editor/nls/lang/ko');
  return import('./monaco.ts');
};

export type MonacoModule = Awaited<ReturnType<typeof loadMonaco>>;
