/**
 * What JSON leaves as it is and a terminal or a CI log would act upon: DEL and C1 controls (8-bit CSI), marks that
 * turn the direction of text, and `##[` or `##vso[`, a workflow command wherever it stands in a line. Escaped, the value stays
 * the same. (A line can start with the command prefix `::` in JSON no more than in any string: it starts with `"`.)
 */
const active = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|#(?=#(?:vso)?\[)/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON that is safe to print anywhere; with `indent` for people. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(active, escaped);
