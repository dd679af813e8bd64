import { canvas } from './canvas.ts';
import { csv } from './csv.ts';
import type { Gradebook } from './gradebook.ts';
import { moodle } from './moodle.ts';

export type { Gradebook, GradebookOptions, Written } from './gradebook.ts';
export { hasColumn, readRoster, type Roster } from './roster.ts';

/** Every gradebook, in the order in which help names them. A new one is a file beside this one, and a line here. */
export const gradebooks: readonly Gradebook[] = [csv, canvas, moodle];

export const findGradebook = (name: string): Gradebook | undefined =>
  gradebooks.find((gradebook) => gradebook.name === name);
