import type { Localized } from '../report.ts';
import type { PeerCause } from './peer.ts';

/** Usual causes by what came, for labs whose messages are objects of JSON. */

type Fields = Readonly<Record<string, unknown>>;

/** What a message of the program holds; empty where it is no object of JSON. */
export function fieldsOf(text: string): Fields {
  try {
    return Object(JSON.parse(text)) as Fields;
  } catch {
    return {};
  }
}

/** Told where nothing came, or the connection ended instead. */
export const whenMissing = (say: Localized): PeerCause => ({
  when: (seen) => seen === undefined || seen.kind === 'end' || seen.kind === 'close',
  say,
});

/** Told where a message came whose fields are like this. */
export const whenSaid = (fits: (fields: Fields) => boolean, say: Localized): PeerCause => ({
  when: (seen) => seen?.kind === 'text' && fits(fieldsOf(seen.text)),
  say,
});
