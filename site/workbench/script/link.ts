import { fromBase64, toBase64 } from '../clients/notation.ts';

const mark = '#script=';

/**
 * The address of a page with a script in its fragment, which no server gets to see.
 * @param page its address, whatever fragment it has
 */
export const linkTo = (page: string, script: string): string => {
  const bytes = new TextEncoder().encode(script);
  const safe = toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return page.replace(/#.*$/, '') + mark + safe;
};

/** The script of a fragment; undefined where it has none, or one that was cut on its way. */
export const scriptIn = (fragment: string): string | undefined => {
  if (!fragment.startsWith(mark)) return undefined;
  try {
    const bytes = fromBase64(fragment.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

export const hasScript = (fragment: string): boolean => fragment.startsWith(mark);
