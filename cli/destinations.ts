import { realpathSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findFormat, formats, type Format, type RenderOptions } from '../grader/render/index.ts';
import type { GradeEvent } from '../grader/report.ts';
import { reasonOf } from '../grader/text-file.ts';
import { problems } from './problems.ts';

/** The format for people, the only one that is the command line's own. */
export const pretty = 'pretty';

export const formatNames: readonly string[] = formats.map(({ name }) => name);

/** A report format and the file that it goes to: `--output junit=report.xml`. */
export interface Destination {
  readonly format: Format;
  /** As the user wrote it. */ readonly path: string;
}

/** Reads `format=path`. */
export function destination(value: string): Destination {
  const [, name, path] = /^([\w-]+)=(.+)$/s.exec(value) ?? [];
  if (name === undefined || path === undefined) throw problems('output-syntax', { value });
  return { format: formatNamed(name, '--output', formatNames), path };
}

export function formatNamed(name: string, flag: string, allowed: readonly string[]): Format {
  const format = findFormat(name);
  if (!format) throw problems('option-value-wrong', { flag, value: name, allowed: allowed.join(', ') });
  return format;
}

/** Gives the text that each event adds to a report in this format. */
export function written(format: Format, options: RenderOptions): (event: GradeEvent) => string {
  return (event) => {
    if (format.event) return format.event(event, options);
    return event.type === 'finished' ? format.render(event.report, options) : '';
  };
}

/**
 * Files that take every event as it comes. They are opened at the first one, when all that the user named has proved
 * right and nothing has been graded yet: a wrong path costs no time, a slip of the hand no earlier report.
 */
export class Destinations implements AsyncDisposable {
  readonly #destinations: readonly Destination[];
  readonly #options: RenderOptions;
  #files: readonly Writer[] | undefined;

  /** `inputs` are files that must not be written over: the solution. */
  constructor(destinations: readonly Destination[], inputs: readonly string[], options: RenderOptions) {
    refuseOverwriting(destinations, inputs);
    this.#destinations = destinations;
    this.#options = options;
  }

  async write(event: GradeEvent): Promise<void> {
    this.#files ??= await openAll(this.#destinations, this.#options);
    for (const { file, path, text } of this.#files) await file.write(text(event)).catch(unwritable(path));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { file } of this.#files ?? []) await file.close();
  }
}

interface Writer {
  readonly file: FileHandle;
  readonly path: string;
  readonly text: (event: GradeEvent) => string;
}

async function openAll(destinations: readonly Destination[], options: RenderOptions): Promise<Writer[]> {
  await using opened = new AsyncDisposableStack();
  const files: Writer[] = [];
  for (const { format, path } of destinations) {
    const file = opened.use(await open(path, 'w').catch(unwritable(path)));
    files.push({ file, path, text: written(format, options) });
  }
  opened.move();
  return files;
}

function refuseOverwriting(destinations: readonly Destination[], inputs: readonly string[]): void {
  const taken = new Set(inputs.map(real));
  for (const { path } of destinations) {
    const name = real(path);
    if (taken.has(name)) throw problems('output-overwrites', { path });
    taken.add(name);
  }
}

/** A file that cannot be written ends the command. */
export const unwritable = (path: string) => (error: unknown) => {
  throw problems('output-unwritable', { path, reason: reasonOf(error) });
};

/** The same file has one name, whichever way it was written down. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
