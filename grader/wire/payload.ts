import type { Payload } from '../report.ts';
import { decodeUtf8 } from './frame.ts';

/** How many bytes of a payload are shown, and so how many a tap needs to keep. */
export const shownBytes = 256;

/**
 * A payload as a transcript holds it.
 * @param bytes at least the first 256 of them
 * @param length of all of it, in bytes
 * @param isText `text` is given where the bytes are UTF-8, cut at the end of a character
 */
export function payloadOf(bytes: Uint8Array, length: number, isText: boolean): Payload {
  const first = bytes.subarray(0, shownBytes);
  const text = isText ? beginningOf(first, length) : undefined;
  return { length, shown: first.toBase64(), ...(text !== undefined && { text }) };
}

/** The text, without a character that was cut in two by our own limit. */
function beginningOf(bytes: Uint8Array, length: number): string | undefined {
  const whole = decodeUtf8(bytes);
  if (whole !== undefined || bytes.length === length) return whole;
  for (const cut of [1, 2, 3]) {
    const text = decodeUtf8(bytes.subarray(0, -cut));
    if (text !== undefined) return text;
  }
  return undefined;
}
