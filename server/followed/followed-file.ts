import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../grader/index.ts';
import { readText } from '../../grader/text-file.ts';
import type { FollowedEvent } from '../api.ts';
import { EventLog } from '../streams/event-log.ts';
import { Saves } from './saves.ts';

/** As much as a solution's file may have that comes from a page. */
const most = 256 * 1024;
/** It is looked at so often even where no save is heard of: on a network drive, or once its folder was made anew. */
const lookAgainMs = 2000;

/** A file that the learner writes in an editor of their own, as those who watch it see it: the newest text, and nothing older. */
export class FollowedFile {
  /** Differs from companion to companion, so that a page notices that it follows another one now. */
  readonly id = randomUUID();
  readonly log = new EventLog<FollowedEvent>({ maxEvents: 1, maxLength: 0 });
  readonly #path: string;
  readonly #ended = new AbortController();
  #text: string;
  /** Why it could not be read when it was last looked at. */
  #problem: Problem | undefined;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#tell();
  }

  /** @throws Problem of `readText`: at first the file must be there. */
  static async open(path: string): Promise<FollowedFile> {
    const file = new FollowedFile(path, await readText(path, most));
    void file.#watch();
    return file;
  }

  close(): void {
    this.#ended.abort();
    this.log.end();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#ended;
    using saves = new Saves([this.#path]);
    while (!signal.aborted) {
      const saved = saves.next();
      await this.#look();
      await Promise.race([saved, delay(lookAgainMs, undefined, { signal }).catch(() => undefined)]);
    }
  }

  /** While it cannot be read, its last text stands. */
  async #look(): Promise<void> {
    const [text, problem] = await this.#read();
    if (text === this.#text && problem?.code === this.#problem?.code) return;
    this.#text = text;
    this.#problem = problem;
    this.#tell();
  }

  async #read(): Promise<[text: string, problem?: Problem]> {
    try {
      return [await readText(this.#path, most)];
    } catch (error) {
      if (error instanceof Problem) return [this.#text, error];
      throw error;
    }
  }

  #tell(): void {
    const problem = this.#problem?.report();
    this.log.publish({
      type: 'file',
      name: basename(this.#path),
      text: this.#text,
      ...(problem && { problem }),
    });
  }
}
