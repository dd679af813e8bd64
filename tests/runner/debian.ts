import { access, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './command.ts';

const limitMs = 10 * 60_000;
const environment = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
const quiet = { limitMs, environment, quiet: true };

/** Another apt may be at work on a fresh machine: it is waited for. */
const apt = 'apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3';

/** Whether packages can be installed without asking anybody: Debian or a child of it, as root. */
export async function canInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && (await isDebian());
}

export const isDebian = (): Promise<boolean> => exists('/etc/debian_version');

/**
 * Installs Debian packages without starting any service. The package lists are fetched only where they do not
 * suffice. Resolves with what apt said where it did not work out.
 */
export async function install(packages: readonly string[]): Promise<string | undefined> {
  const release = await holdServices();
  try {
    return await tryInstall(packages);
  } finally {
    await release();
  }
}

async function tryInstall(packages: readonly string[]): Promise<string | undefined> {
  const line = `${apt} install --yes --no-install-recommends ${packages.join(' ')}`;
  let { ok, output } = await run(line, quiet);
  for (const pauseMs of [0, 5_000, 20_000]) {
    if (ok) return undefined;
    await delay(pauseMs);
    await run(`${apt} update`, quiet);
    ({ ok, output } = await run(line, quiet));
  }
  return ok ? undefined : output;
}

const policy = '/usr/sbin/policy-rc.d';

/** Debian starts a server when it is installed, unless a policy forbids it (invoke-rc.d(8), exit status 101). */
async function holdServices(): Promise<() => Promise<void>> {
  if (await exists(policy)) return () => Promise.resolve();
  await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  return () => rm(policy, { force: true });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
