import type { Isolation } from '../report.ts';
import type { Boxes, BoxesOptions, Bundle, Command, Program, ProgramOptions } from './box.ts';
import { placeOf } from './command-place.ts';
import { commandStart, programStart, type Start } from './start.ts';
import { examine, type Examined } from './examine.ts';
import { type InsideFiles, writeInside } from './inside.ts';
import { discard, makeBox, Pool, type Pooled } from './pool.ts';
import { BoxedProgram } from './program.ts';
import { lend, type Reach } from './reach.ts';
import type { Enclosure } from './warm-box.ts';

/** Finds out what this machine offers and makes the first boxes. Rejects when it cannot run programs at all. */
export async function createBoxes({ warm = 2 }: BoxesOptions = {}): Promise<Boxes> {
  const inside = await writeInside();
  try {
    return boxesOf(await examine(inside), inside, warm);
  } catch (error) {
    inside.remove();
    throw error;
  }
}

/** Boxes like the one that was examined, `warm` of them ready. */
export const boxesOf = (examined: Examined, inside: InsideFiles, warm: number): Boxes =>
  new PooledBoxes(examined, inside, warm);

class PooledBoxes implements Boxes {
  readonly isolation: Isolation;
  readonly commandIsolation: Isolation;
  readonly missing: readonly string[];
  readonly #examined: Examined;
  readonly #pool: Pool;
  readonly #inside: InsideFiles;
  readonly #programs = new Set<Program>();

  constructor(examined: Examined, inside: InsideFiles, size: number) {
    const { enclosure, first } = examined;
    this.#examined = examined;
    this.#pool = new Pool({ enclosure, first, root: inside.root, size });
    this.#inside = inside;
    this.isolation = examined.isolation;
    this.commandIsolation = examined.commandIsolation;
    this.missing = [...examined.missing.keys()];
  }

  async start(bundle: Bundle, options: ProgramOptions = {}): Promise<Program> {
    const { enclosure, isolation } = this.#examined;
    const box = await this.#pool.take();
    return this.#begin(box, enclosure, isolation, options, (reach) => programStart(bundle, options, reach));
  }

  async startCommand(command: Command, options: ProgramOptions = {}): Promise<Program> {
    const place = placeOf(command);
    const { enclosureFor, commandIsolation } = this.#examined;
    const enclosure = enclosureFor(place);
    const box = await makeBox(enclosure, this.#inside.root);
    const sockets = enclosure.socketsInBox(box.folder);
    const start = await commandStart(command.command, place, options, {
      sockets,
      shared: commandIsolation === 'none',
    });
    return this.#begin(box, enclosure, commandIsolation, options, start);
  }

  async #begin(
    box: Pooled,
    enclosure: Enclosure,
    isolation: Isolation,
    { reach: sockets = [], listens = true }: ProgramOptions,
    start: (reach: Reach) => Start,
  ): Promise<Program> {
    const { warm, folder, cleanUp } = box;
    const { limits } = enclosure;
    try {
      const reach = await lend({ folder, inBox: enclosure.reachInBox(folder), sockets });
      const message = start(reach);
      const { port } = message;
      const program = new BoxedProgram({ warm, reach, limits, isolation, port, listens, cleanUp }, message);
      this.#programs.add(program);
      void program.exited.then(() => this.#programs.delete(program));
      return program;
    } catch (error) {
      await discard(box);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await Promise.all([...this.#programs].map((program) => program.dispose()));
    this.#inside.remove();
  }
}
