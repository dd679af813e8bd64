import { inert } from './inert.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an XML 1.0 element: characters that XML cannot hold are shown as `\x1b`; no CDATA to break out of. */
export const xmlText = (text: string): string =>
  inert(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** The same for an attribute, where line feeds and tabs would become spaces (XML 1.0, section 3.3.3). */
export const xmlAttribute = (text: string): string =>
  xmlText(text).replace(/[\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `<name a="1">content</name>`, without content `<name a="1"/>`. The content is XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`,
  );
  const start = `<${name}${written.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`;
}
