import type { Boxes, Bundle, Program, ProgramOptions } from './box/box.ts';
import type { Need } from './kit/check.ts';
import type { Lab } from './lab.ts';
import type { Report } from './report.ts';

/** A way to get a program of one solution running. */
export interface Launcher extends Pick<Report, 'isolation' | 'missing' | 'time'> {
  /** What checks may need and this way cannot give. */ readonly lacks: ReadonlySet<Need>;
  /** Starts one; nobody has waited for it to listen. */
  start(options: Pick<ProgramOptions, 'variables' | 'reach'>): Promise<Program>;
}

/** Runs a staged solution in boxes; labs whose lesson is time get a virtual clock. */
export const boxLauncher = (boxes: Boxes, bundle: Bundle, lab: Lab): Launcher => ({
  isolation: boxes.isolation,
  missing: boxes.missing,
  time: lab.timing ? 'virtual' : 'real',
  lacks: new Set(),
  start: (options) =>
    boxes.start(bundle, { ...options, virtualTime: lab.timing, listens: lab.role === 'server' }),
});
