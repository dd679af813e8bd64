/** What stands in braces in a panel's texts, and what it becomes. */
export type Fields = Readonly<Record<string, string>>;

/** `/ws?name={name}` -> `/ws?name=%EB%AF%BC%EC%88%98` */
export const inPath = (template: string, fields: Fields): string =>
  fill(template, fields, encodeURIComponent);

/** `{"text":"{text}"}` -> JSON, whatever the text holds. */
export const inJson = (template: string, fields: Fields): string =>
  fill(template, fields, (value) => JSON.stringify(value).slice(1, -1));

/** As it is: for header fields and requests written by hand. */
export const asIs = (template: string, fields: Fields): string => fill(template, fields, (value) => value);

/** Braces around what is no field are left alone. */
const fill = (template: string, fields: Fields, write: (value: string) => string): string =>
  template.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (whole, name: string) =>
    Object.hasOwn(fields, name) ? write(fields[name] ?? '') : whole,
  );
