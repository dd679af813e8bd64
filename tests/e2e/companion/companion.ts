import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompanionOptions } from '../../../server/index.ts';
import type { CompanionProcess } from './process.ts';

const siteDir = join(import.meta.dirname, '../../../dist');

/** A companion with nothing in it yet, for one test. */
export interface TestCompanion {
  /** Ends in `/`. */
  readonly url: string;
  /** Ends it politely, and leaves nobody listening until `start`. */
  stop(): Promise<void>;
  /** Starts it again, with the same address and what it has stored; with other options, in place of the one that runs. */
  start(options?: Partial<CompanionOptions>): Promise<void>;
  /** Kills it as a power cut would, and starts it again with what is on disk. */
  crash(): Promise<void>;
}

/** Opens a companion on a free port with a data folder of its own, and lets `use` have it. */
export async function withCompanion(
  host: CompanionProcess,
  use: (companion: TestCompanion) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wirebook-e2e-'));
  try {
    const url = await host.open({ dataDir, siteDir, port: 0 });
    const start = async (options: Partial<CompanionOptions> = {}) => {
      await host.open({ dataDir, siteDir, port: Number(new URL(url).port), ...options });
    };
    const crash = async () => {
      await host.replace();
      await start();
    };
    await use({ url, start, crash, stop: () => host.close() });
    await host.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
