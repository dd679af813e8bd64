import type { Format } from './format.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';

export type { Format, RenderOptions } from './format.ts';

/** Every format, in the order in which help names them. A new one is a file beside this one, and a line here. */
export const formats: readonly Format[] = [json, ndjson];

export const findFormat = (name: string): Format | undefined =>
  formats.find((format) => format.name === name);
