import type { Boxes, Bundle, Command, Program, ProgramOptions } from './box/box.ts';
import { placeOf } from './box/command-place.ts';
import type { Need } from './kit/check.ts';
import type { Lab } from './lab.ts';
import type { Report } from './report.ts';

/** A way to get a program of one solution running. */
export interface Launcher extends Pick<Report, 'isolation' | 'missing' | 'time'> {
  /** What checks may need and this way cannot give. */ readonly lacks: ReadonlySet<Need>;
  /** Starts one; nobody has waited for it to listen. */
  start(options: Pick<ProgramOptions, 'variables' | 'reach' | 'chance'>): Promise<Program>;
}

/** Runs a staged solution in boxes; labs whose lesson is time get a virtual clock, and `chance` for Math.random(). */
export const boxLauncher = (boxes: Boxes, bundle: Bundle, lab: Lab): Launcher => ({
  isolation: boxes.isolation,
  missing: boxes.missing,
  time: lab.timing ? 'virtual' : 'real',
  lacks: new Set<Need>(lab.timing ? [] : ['chance']),
  start: ({ chance, ...options }) =>
    boxes.start(bundle, {
      ...options,
      ...(lab.timing && chance !== undefined && { chance }),
      virtualTime: lab.timing,
      listens: lab.role === 'server',
    }),
});

/**
 * Runs a command in boxes. Its clock cannot be moved, nor its chance be repeated; where a lab's times have short values, checks wait for those instead.
 * @throws Problem `command-folder-missing`, `command-folder-too-much`, `command-folder-closed`
 */
export function commandLauncher(boxes: Boxes, command: Command, lab: Lab): Launcher {
  // Before anything is graded, so that a slip of the hand is told as one.
  placeOf(command);
  return {
    isolation: boxes.commandIsolation,
    missing: boxes.missing,
    time: 'real',
    lacks: new Set<Need>(isShort(lab) ? ['chance'] : ['chance', 'time']),
    start: (options) => boxes.startCommand(command, { ...options, listens: lab.role === 'server' }),
  };
}

const isShort = ({ variables }: Lab): boolean => Object.values(variables).some(({ short }) => short);
