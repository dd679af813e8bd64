/** Nothing but what can be seen, on one line: no control or format characters, no line or paragraph separators. */
export const visible = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;

/** Longest title of a workshop, in UTF-16 code units. */
export const longestTitle = 100;
