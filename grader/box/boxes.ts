import type { Isolation } from '../report.ts';
import type { Boxes, BoxesOptions, Bundle, Program, ProgramOptions } from './box.ts';
import { bubblewrapEnclosure } from './bubblewrap-enclosure.ts';
import { inBox } from './bubblewrap.ts';
import { type InsideFiles, writeInside } from './inside.ts';
import { Pool } from './pool.ts';
import { BoxedProgram } from './program.ts';
import { lend } from './reach.ts';

/** Finds out what this machine offers and makes the first boxes. Rejects when it cannot run programs at all. */
export async function createBoxes({ warm = 2 }: BoxesOptions = {}): Promise<Boxes> {
  const inside = await writeInside();
  const { enclosure, missing, isolation } = await bubblewrapEnclosure(inside.folder);
  const pool = new Pool({ enclosure, root: inside.root, size: warm });
  return new PooledBoxes(pool, inside, isolation, missing);
}

class PooledBoxes implements Boxes {
  readonly isolation: Isolation;
  readonly missing: readonly string[];
  readonly #pool: Pool;
  readonly #inside: InsideFiles;
  readonly #programs = new Set<Program>();

  constructor(pool: Pool, inside: InsideFiles, isolation: Isolation, missing: readonly string[]) {
    this.#pool = pool;
    this.#inside = inside;
    this.isolation = isolation;
    this.missing = missing;
  }

  async start(bundle: Bundle, options: ProgramOptions = {}): Promise<Program> {
    const { warm, reach, cleanUp } = await this.#pool.take();
    const lent = await lend({ folder: reach, inBox: inBox.reach, sockets: options.reach ?? [] });
    const { isolation } = this;
    const program = new BoxedProgram({ warm, reach: lent, isolation, cleanUp }, bundle, options);
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
