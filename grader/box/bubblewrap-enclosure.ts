import { randomInt } from 'node:crypto';
import type { Isolation } from '../report.ts';
import { type BubblewrapOptions, bubblewrapLaunch, inBox } from './bubblewrap.ts';
import { findProgram, librariesOf } from './libraries.ts';
import { namespaceGrip } from './namespace-grip.ts';
import type { Enclosure } from './warm-box.ts';

/** User ids that no distribution, container tool or user manager gives out (systemd's UIDS-GIDS). */
const freeUsers = [0x7000_0000, 0x7fff_fff0] as const;

export interface FoundEnclosure {
  readonly enclosure: Enclosure;
  readonly isolation: Isolation;
  readonly missing: readonly string[];
}

/** The full box of this machine. */
export async function bubblewrapEnclosure(inside: string): Promise<FoundEnclosure> {
  const programs = {
    bwrap: findProgram('bwrap') ?? '',
    prlimit: findProgram('prlimit') ?? '',
    setpriv: findProgram('setpriv') ?? '',
    node: process.execPath,
  };
  const libraries = await librariesOf([programs.prlimit, programs.setpriv, programs.node]);
  const options: BubblewrapOptions = { programs, libraries, inside };
  return { enclosure: enclose(options), isolation: 'full', missing: [] };
}

const enclose = (options: BubblewrapOptions): Enclosure => ({
  launch: (reach) => bubblewrapLaunch(options, { reach, ...(isRoot() && { user: randomInt(...freeUsers) }) }),
  grip: (launched) => namespaceGrip(launched, inBox),
});

const isRoot = (): boolean => process.getuid?.() === 0;
