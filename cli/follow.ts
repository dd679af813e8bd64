import { resolve } from 'node:path';
import type { CompanionOptions } from '../server/index.ts';
import { problems } from './problems.ts';

/** Reads `rooms=my.ts`: a lab, and the file that is its solution. */
export function follow(value: string): NonNullable<CompanionOptions['follow']>[number] {
  const [, lab, path] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (lab === undefined || path === undefined)
    throw problems('option-value-wrong', { flag: '--follow', value, allowed: 'LAB=FILE (rooms=my.ts)' });
  return { lab, path: resolve(path) };
}
