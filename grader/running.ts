import type { Exit, Program } from './box/box.ts';
import type { Entrance } from './entrance.ts';

/** What a check is shown of a program's output, in characters: the end of it. */
const shownOutput = 16 * 1024;

/** A program with what it has printed, and whether it is still alive. */
export class Running {
  readonly program: Program;
  readonly variables: Readonly<Record<string, string>>;
  /** How it ended, once it has. */ exit: Exit | undefined;
  /** A check has passed on it before. */ used = false;
  #output = '';

  /** Of a client lab: where it comes to. */ readonly entrance: Entrance | undefined;

  constructor(program: Program, variables: Readonly<Record<string, string>>, entrance?: Entrance) {
    this.program = program;
    this.entrance = entrance;
    this.variables = variables;
    program.onOutput((text) => (this.#output += text));
    void program.exited.then((exit) => (this.exit = exit));
  }

  /** Marks a place in the output. */
  get printed(): number {
    return this.#output.length;
  }

  outputSince(mark = 0): string {
    return this.#output.slice(mark).slice(-shownOutput);
  }

  /** Ends the program and what it was lent. */
  async dispose(): Promise<void> {
    await this.program.dispose();
    this.entrance?.remove();
  }

  /** Waits a moment for an end that is on its way: a connection ends before its process does. */
  async endingWithin(ms: number): Promise<Exit | undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), ms);
    const exit = await Promise.race([this.program.exited, promise]);
    clearTimeout(timer);
    return exit;
  }
}
