/** Comma-separated values (RFC 4180), with CRLF. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** In front of CSV for spreadsheets: Excel does not read Hangul without. Learning platforms may stumble over it. */
export const byteOrderMark = '\ufeff';

const cell = (value: string | number): string => {
  const text = String(value);
  return /[",;\r\n\t]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Text that a spreadsheet takes for text: what begins like a formula (`=`, `+`, `-`, `@`, also in full width) is kept
 * from running by an apostrophe (OWASP, CSV Injection).
 */
export const plainCell = (text: string): string =>
  /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;

/**
 * Reads CSV with commas, semicolons (Excel in much of Europe) or tabs, whichever the first line has most of. Rows
 * without anything in them are left out.
 */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\ufeff/, '');
  const separator = separatorOf(source);
  // A cell in quotation marks, or anything up to what ends it; then the end.
  const cells = new RegExp(
    String.raw`(?:"([^"]*(?:""[^"]*)*)"|([^${separator}\r\n]*))(${separator}|\r\n|\r|\n|$)`,
    'gy',
  );
  const rows: string[][] = [[]];
  for (const [whole, quoted, bare = '', end] of source.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (whole === '' || end === '') break;
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some((one) => one !== ''));
}

function separatorOf(source: string): string {
  const [first = ''] = source.split(/\r|\n/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
