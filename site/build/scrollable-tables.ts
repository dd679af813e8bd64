import type { AstroIntegration } from 'astro';
import type { Element } from 'hast';

/** The part of Astro's Markdown processor that plugins are added to; Starlight adds its own in the same way. */
interface Processor {
  readonly options: { readonly hastPlugins: object[] };
}

const isProcessor = (value: unknown): value is Processor =>
  Array.isArray((value as Partial<Processor> | undefined)?.options?.hastPlugins);

/**
 * Puts every Markdown table into a box that scrolls on its own, and that the keyboard can reach: a table may be
 * wider than a telephone, a page never.
 */
export const scrollableTables = (): AstroIntegration => ({
  name: 'wirebook-scrollable-tables',
  hooks: {
    'astro:config:setup': ({ config }) => {
      const processor: unknown = config.markdown.processor;
      if (!isProcessor(processor)) throw new Error('The Markdown processor takes no plugins as it used to.');
      processor.options.hastPlugins.push(plugin);
    },
  },
});

const plugin = {
  name: 'wirebook-scrollable-tables',
  element: {
    filter: ['table'],
    visit: (table: Element): Element => ({
      type: 'element',
      tagName: 'div',
      properties: { className: ['table'], tabIndex: 0 },
      children: [table],
    }),
  },
};
