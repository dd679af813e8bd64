// All of Monaco's styles in one file: Astro drops those of a module that is loaded only once the page is there.
import styles from '../../../node_modules/monaco-editor/min/vs/editor/editor.main.css?url';
import type { Language } from '../../language.ts';

/**
 * Monaco, in the reader's language. Its words must be there before anything else of it is.
 * For browsers alone: where pages are built, the bundler must not even see it.
 */
export const loadMonaco = async (language: Language) => {
  if (import.meta.env.SSR) throw new Error('The editor is for browsers.');
  const styled = loadStyles();
  if (language === 'ko') await import('monaco-editor/nls/lang/ko');
  const monaco = await import('./monaco.ts');
  await styled;
  return monaco;
};

export type MonacoModule = Awaited<ReturnType<typeof loadMonaco>>;

/** Rejects where the companion does not answer; the browser bounds the wait. */
const loadStyles = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styles;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`${styles} is missing`)));
    document.head.append(link);
  });
