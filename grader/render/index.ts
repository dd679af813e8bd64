import { classroom } from './classroom.ts';
import { ctrf } from './ctrf.ts';
import { exercism } from './exercism.ts';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { gradescope } from './gradescope.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { tap } from './tap.ts';

export { drawDiagram } from './diagram/draw.ts';
export type { Format, RenderOptions } from './format.ts';
export { mermaid } from './mermaid.ts';

/** Every format, in the order in which help names them. A new one is a file beside this one, and a line here. */
export const formats: readonly Format[] = [
  json,
  ndjson,
  junit,
  tap,
  ctrf,
  gradescope,
  exercism,
  github,
  classroom,
  markdown,
];

export const findFormat = (name: string): Format | undefined =>
  formats.find((format) => format.name === name);
