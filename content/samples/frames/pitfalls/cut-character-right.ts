/** The text of a message that came in fragments. */
export function textOf(fragments: readonly Buffer[]): string {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return strict.decode(Buffer.concat(fragments));
}
