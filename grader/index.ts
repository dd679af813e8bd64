/** The grader: solutions in, reports out. Knows nothing of HTTP routes, users or pages. */
export * from './box/index.ts';
export { checkLab, type CheckLabOptions, type LabFinding } from './check-lab.ts';
export { explainEnd } from './ending.ts';
export { grade, gradeCommand, type GradeOptions, gradeServer, type ServerOptions } from './grade.ts';
export type { Check, Need } from './kit/index.ts';
export type { Lab, LabManifest } from './lab.ts';
export { findLab, findLabs, labsFolder, loadChecks } from './labs.ts';
export { LoadMeter } from './load.ts';
export { Problem } from './problem.ts';
export type * from './report.ts';
export { type Solution, type SolutionFile, stage } from './stage/index.ts';
export { createTap, type Tap, type TapOptions } from './wire/index.ts';
