import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { findProgram } from '../runner/programs.ts';
import { expectCountedApart, expectWorkshop, name, type SecureDoor } from './secure.ts';
import { openRoom } from './workshop.ts';

/** A block of docs/proxies.md, with what differs on every machine put in: each text occurs in it exactly so. */
export async function configured(
  language: 'nginx' | 'caddy',
  replacements: readonly (readonly [from: string, to: string])[],
): Promise<string> {
  const page = await readFile(join(import.meta.dirname, '../../docs/proxies.md'), 'utf8');
  const [, block = ''] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docs/proxies.md has no ${from}`);
    return text.replace(from, to);
  }, block);
}

/** Runs a proxy in the foreground with this configuration; ended after the test. */
export async function runProxy(
  program: string,
  folder: string,
  config: string,
  args: (file: string) => readonly string[],
): Promise<void> {
  const file = join(folder, 'proxy.conf');
  await writeFile(file, config);
  const child = spawn(findProgram(program) ?? program, args(file), {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Where a server keeps what it remembers; nothing of it is ours.
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  onTestFinished(async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  });
}

/** Requests a minute of who has not joined, at one address. */
const most = 20;

/** What has to work through a proxy, and what must not get through it. */
export async function expectCarried(proxied: (companion: string) => Promise<SecureDoor>): Promise<void> {
  const room = await openRoom({ names: [name], limits: { requestsPerAddress: most } });
  const door = await proxied(room.companion.url);
  await door.open();
  await expectWorkshop(door, room.code);
  expect((await door.ask('/metrics')).status).toBe(404);
  await expectCountedApart(door, most);
}
