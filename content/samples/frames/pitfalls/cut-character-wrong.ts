/** The text of a message that came in fragments. */
export function textOf(fragments: readonly Buffer[]): string {
  return fragments.map((fragment) => fragment.toString()).join('');
}
