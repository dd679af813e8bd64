/** `ff 00 41`, `ff0041`, `0xff, 0x00, 0x41` -> bytes; undefined where it is no whole number of bytes. */
export const parseHex = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const digits = text.replace(/0x/gi, '').replace(/[\s,]+/g, '');
  if (digits.length % 2 === 1 || !/^[\da-f]*$/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

/** Bytes -> `ff 00 41`, at most `limit` of them. */
export const formatHex = (bytes: Uint8Array, limit: number): string => {
  const shown = Array.from(bytes.subarray(0, limit), (byte) => byte.toString(16).padStart(2, '0'));
  return shown.join(' ') + (bytes.length > limit ? ' …' : '');
};
