import type { Isolation } from '../report.ts';
import type { Boxes, BoxesOptions, Bundle, Program, ProgramOptions } from './box.ts';
import { examine, type Examined } from './examine.ts';
import { type InsideFiles, writeInside } from './inside.ts';
import { Pool } from './pool.ts';
import { BoxedProgram } from './program.ts';
import { lend } from './reach.ts';

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
    this.missing = [...examined.missing.keys()];
  }

  async start(bundle: Bundle, options: ProgramOptions = {}): Promise<Program> {
    const { warm, folder, cleanUp } = await this.#pool.take();
    const inBox = this.#examined.enclosure.reachInBox(folder);
    const reach = await lend({ folder, inBox, sockets: options.reach ?? [] });
    const program = new BoxedProgram({ warm, reach, isolation: this.isolation, cleanUp }, bundle, options);
    this.#programs.add(program);
    void program.exited.then(() => this.#programs.delete(program));
    return program;
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await Promise.all([...this.#programs].map((program) => program.dispose()));
    this.#inside.remove();
  }
}
