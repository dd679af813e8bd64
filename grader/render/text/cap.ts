/** At most `most` UTF-16 units of a text, never half a character, with an ellipsis where something is missing. */
export const capped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** The end of a text, where programs say why they died: at most `most` UTF-16 units, whole lines where it can. */
export function tail(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-(most - 2)).replace(/^[\udc00-\udfff]/, '');
  const line = end.indexOf('\n');
  return `…\n${line >= 0 && line < end.length - 1 ? end.slice(line + 1) : end}`;
}
