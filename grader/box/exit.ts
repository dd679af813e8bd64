import { constants } from 'node:os';
import type { Exit } from './box.ts';

/** Shells and bubblewrap tell of a signal as 128 and its number. */
const signalBase = 128;

/** How the program inside ended, from how the process around it did. */
export function innerExit(code: number | null, signal: NodeJS.Signals | null): Pick<Exit, 'code' | 'signal'> {
  const number = (code ?? 0) - signalBase;
  const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  const inner = names.find(([, each]) => each === number)?.[0];
  return inner === undefined ? { code, signal } : { code: null, signal: inner };
}
