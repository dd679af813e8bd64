import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, onTestFinished } from 'vitest';
import { type Companion, type CompanionOptions, startCompanion } from '../../server/index.ts';
import { writeSite } from './site.ts';

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirebook-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A companion on a free port, with a small site and a data folder of its own, closed after the test. */
export async function openCompanion(options: Partial<CompanionOptions> = {}): Promise<Companion> {
  const companion = await start(await temporaryFolder(), options);
  onTestFinished(() => companion.close());
  return companion;
}

/** One companion for all tests of a file that leave nothing behind in it. */
export function sharedCompanion(options: Partial<CompanionOptions> = {}): { readonly url: string } {
  const shared = { url: '' };
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wirebook-test-'));
    const companion = await start(folder, options);
    shared.url = companion.url;
    return async () => {
      await companion.close();
      await rm(folder, { recursive: true, force: true });
    };
  });
  return shared;
}

async function start(folder: string, options: Partial<CompanionOptions>): Promise<Companion> {
  const siteDir = await writeSite(join(folder, 'site'));
  return startCompanion({ port: 0, dataDir: join(folder, 'data'), siteDir, logLevel: 'silent', ...options });
}
