import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Boxes, Command } from './box/box.ts';
import type { Check } from './kit/check.ts';
import { Patience } from './kit/context.ts';
import { LoadMeter } from './load.ts';
import { loadChecks } from './labs.ts';
import type { Lab } from './lab.ts';
import { boxLauncher, commandLauncher, type Launcher } from './launcher.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { Programs } from './programs.ts';
import type { GradeEvent, ProblemReport, Report } from './report.ts';
import { remoteLauncher } from './remote.ts';
import {
  checkReport,
  type Circumstances,
  labOf,
  outOfTime,
  ReportWriter,
  type ReportWriterOptions,
  summaryOf,
  untried,
} from './report-writer.ts';
import { type Solution, stage } from './stage/index.ts';
import { type Hear, tryCheck, type Tried, type TriesParts } from './tries.ts';

export interface GradeOptions {
  readonly boxes: Boxes;
  /** Repeats the chance of another grading. Default drawn anew. */ readonly seed?: string;
  /** Ids of the checks to try. Default all. */ readonly only?: readonly string[];
  /** Ends the grading; the generator throws its reason, and nothing is left running. */ readonly signal?: AbortSignal;
  /** Longest time for all checks together, in milliseconds. Default 120 000. */ readonly totalMs?: number;
  /** Hears the wire while checks are tried: their reports tell it when they are over. */ readonly hear?: Hear;
  /** Arguments of `wirebook grade` that name the solution, for the commands that try a check again. Default its files. */
  readonly named?: readonly string[];
}

const mostAttempts = 3;
const defaultTotalMs = 120_000;

export type ServerOptions = Omit<GradeOptions, 'boxes' | 'named'>;

/**
 * Grades a solution: yields events as they come, the report last. Whatever the solution does, the end is a report; only
 * an unknown check in `only`, a broken lab or the signal make it throw.
 * @throws Problem `check-unknown`, `lab-invalid`
 */
export async function* grade(
  lab: Lab,
  solution: Solution,
  options: GradeOptions,
): AsyncGenerator<GradeEvent> {
  const { boxes, named } = options;
  const circumstances = { isolation: boxes.isolation, missing: boxes.missing, time: timeOf(lab) };
  const target = { lab, solution, circumstances, ...(named && { named }) };
  yield* gradeWith(() => staged(lab, solution, boxes), target, options);
}

/**
 * Grades a server in any language, by the command that starts it. Checks that need its clock moved are `not-run` where the lab has no short times.
 * @throws Problem `command-folder-missing`, `command-folder-too-much`, `command-folder-closed`, `check-unknown`, `lab-invalid`
 */
export async function* gradeCommand(
  lab: Lab,
  command: Command,
  options: GradeOptions,
): AsyncGenerator<GradeEvent> {
  const folders = (command.readable ?? []).flatMap((folder) => ['--readable', folder]);
  const named = ['--command', command.command, '--cwd', command.cwd, ...folders];
  yield* gradeLaunched(lab, commandLauncher(options.boxes, command, lab), command.command, named, options);
}

/**
 * Grades a server that already runs, by its address: `ws://127.0.0.1:8000`. Checks that need more than connections are
 * `not-run`.
 * @throws Problem `server-url-invalid`, `server-unreachable`, `check-unknown`, `lab-invalid`
 */
export async function* gradeServer(
  lab: Lab,
  url: string,
  options: ServerOptions = {},
): AsyncGenerator<GradeEvent> {
  yield* gradeLaunched(lab, await remoteLauncher(url), url, ['--url', url], options);
}

/** Of what is graded without its files reports tell the name, and how to name it again. */
function gradeLaunched(
  lab: Lab,
  launcher: Launcher,
  name: string,
  named: readonly string[],
  options: ServerOptions,
): AsyncGenerator<GradeEvent> {
  const { isolation, missing, time } = launcher;
  const circumstances = { isolation, missing, time };
  const target = { lab, solution: { name, files: [] }, circumstances, named };
  return gradeWith(() => Promise.resolve(launcher), target, options);
}

interface Target extends Omit<ReportWriterOptions, 'seed' | keyof Circumstances> {
  readonly circumstances: Circumstances;
}

async function* gradeWith(
  launch: () => Promise<Launcher | Problem>,
  { circumstances, ...target }: Target,
  options: ServerOptions,
): AsyncGenerator<GradeEvent> {
  const { seed = randomBytes(6).toString('hex'), signal = new AbortController().signal } = options;
  const { lab } = target;
  const all = await loadChecks(lab);
  const checks = chosen(all, options.only);
  const writer = new ReportWriter({ ...target, seed, ...circumstances });
  signal.throwIfAborted();
  yield { type: 'started', lab: labOf(lab), seed, ...circumstances, checks: checks.map(summaryOf) };
  const launcher = await launch();
  if (launcher instanceof Problem) {
    yield* reject(checks, writer, launcher.report());
    return;
  }
  const grading = {
    checks,
    programs: new Programs({ launcher, lab, checks: all, seed }),
    writer,
    lab,
    launcher,
    seed,
    signal,
    totalMs: options.totalMs ?? defaultTotalMs,
    hear: options.hear,
  };
  yield* tryAll(grading);
}

const timeOf = (lab: Lab): Report['time'] => (lab.timing ? 'virtual' : 'real');

function chosen(checks: readonly Check[], only?: readonly string[]): readonly Check[] {
  const unknown = only?.find((id) => !checks.some((check) => check.id === id));
  if (unknown !== undefined) {
    throw problems('check-unknown', { name: unknown, checks: checks.map(({ id }) => id).join(', ') });
  }
  return only ? checks.filter(({ id }) => only.includes(id)) : checks;
}

async function staged(lab: Lab, solution: Solution, boxes: Boxes): Promise<Launcher | Problem> {
  try {
    return boxLauncher(boxes, await stage(lab, solution), lab);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

interface Grading {
  readonly programs: Programs;
  readonly checks: readonly Check[];
  readonly writer: ReportWriter;
  readonly lab: Lab;
  readonly launcher: Launcher;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly totalMs: number;
  readonly hear: Hear | undefined;
}

async function* tryAll({
  checks,
  writer,
  lab,
  programs,
  launcher,
  ...grading
}: Grading): AsyncGenerator<GradeEvent> {
  const load = new LoadMeter();
  const patience = new Patience(load);
  const parts: TriesParts = { programs, launcher, timing: lab.timing, patience, ...grading };
  const began = load.mark();
  const deadline = began.at + grading.totalMs;
  // Tries in vain took time that the solution did not.
  let unsure = false;
  try {
    for (const [index, check] of checks.entries()) {
      if (performance.now() > deadline) {
        const busy = unsure || load.overloadedSince(began);
        yield writer.finished(outOfTime(check, writer.replay(check), { totalMs: grading.totalMs, busy }));
        continue;
      }
      const next = checks[index + 1];
      if (next && index > 0) programs.prepare(next, check);
      const tried = yield* tryUntilSure(check, parts);
      unsure ||= tried.attempts > 1;
      const problem = tried.startFailed && index === 0 ? await startProblem(check, tried, parts) : undefined;
      if (problem) {
        yield* reject(checks, writer, problem, tried.output);
        return;
      }
      yield writer.finished(checkReport(check, tried, writer.replay(check)));
    }
    // Nobody has to wait for the end of what is no longer needed.
    yield { type: 'finished', report: writer.report() };
  } finally {
    load.close();
    await programs.close();
  }
}

/** Tries a check again while nobody can tell, up to three times; and once more where it is in doubt who is to blame. */
async function* tryUntilSure(
  check: Check,
  parts: TriesParts,
): AsyncGenerator<GradeEvent, Tried & { attempts: number }> {
  for (let attempt = 1; ; attempt += 1) {
    yield { type: 'check-started', id: check.id, attempt };
    const tried = await tryCheck(check, parts);
    const again = tried.outcome === 'inconclusive' ? attempt < mostAttempts : tried.doubtful && attempt === 1;
    if (!again) return { ...tried, attempts: attempt };
    await delay(200 * attempt, undefined, { signal: parts.signal });
  }
}

/** Why no check needs to be tried: the program starts in no way. One that fails with a check's variables alone may go on. */
async function startProblem(
  check: Check,
  { startFailed }: Tried,
  { programs }: TriesParts,
): Promise<ProblemReport | undefined> {
  if (!check.variables) return startFailed?.problem.report();
  try {
    programs.keep(await programs.start());
    return undefined;
  } catch {
    return startFailed?.problem.report();
  }
}

/** Every check fails for one reason. */
function* reject(
  checks: readonly Check[],
  writer: ReportWriter,
  problem: ProblemReport,
  output = '',
): Generator<GradeEvent> {
  for (const check of checks) {
    yield { type: 'check-started', id: check.id, attempt: 1 };
    yield writer.finished({ ...untried(check, 'fail', writer.replay(check)), output });
  }
  yield { type: 'finished', report: writer.report(problem) };
}
