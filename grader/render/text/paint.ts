import { styleText } from 'node:util';

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

export const paintIf = (color: boolean): Paint =>
  color
    ? (colour, text) => (text === '' ? '' : styleText(colour, text, { validateStream: false }))
    : (_colour, text) => text;
