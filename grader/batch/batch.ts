import { Problem } from '../problem.ts';
import type { Report } from '../report.ts';
import { problems } from './problems.ts';
import { contentKey, readSubmission, type Solution } from './read.ts';
import { isDecided, rowOf, type Row } from './rows.ts';
import type { Store } from './store.ts';
import type { Submission } from './submissions.ts';
import { gradeWhole, reportOfBroken, type Circumstances, type Grade } from './verdict.ts';

export interface BatchOptions {
  readonly submissions: readonly Submission[];
  readonly store: Store;
  readonly grade: Grade;
  /** Of the lab and this machine; the seed is the store's. */
  readonly circumstances: Omit<Circumstances, 'seed'>;
  /** How many are graded at once. */
  readonly concurrency: number;
  /** Formats in which to write each report, too. */
  readonly alsoWrite?: readonly {
    readonly name: string;
    readonly extension: string;
    readonly render: (report: Report) => string;
  }[];
  /** Stops the batch; what was finished stays on the disk. */
  readonly signal?: AbortSignal;
  /** After how long one submission is given up, in milliseconds (default three minutes, more than a grading gives itself). */
  readonly timeoutMs?: number;
}

/** What a batch says, in this order: found, then a row for every submission as it comes, then finished. */
export type BatchEvent =
  | {
      readonly type: 'found';
      readonly submissions: number;
      /** Different solutions among them: equal ones are graded once. */ readonly solutions: number;
    }
  | {
      readonly type: 'row';
      readonly row: Row;
      /** It was finished in an earlier run. */ readonly resumed: boolean;
    }
  | { readonly type: 'finished'; readonly rows: readonly Row[] };

/** Submissions with the same content; the first one is graded. */
interface Group {
  readonly content: string;
  readonly members: readonly Submission[];
}

function* told(events: readonly RowEvent[], rows: Map<string, Row>): Generator<RowEvent> {
  for (const event of events) rows.set(event.row.submission, event.row);
  yield* events;
}

type RowEvent = Extract<BatchEvent, { type: 'row' }>;

/**
 * Grades a folder of submissions: so many at once, each different solution once, each report on the disk before
 * its row is told. What the load left undecided is tried once more, one at a time. What an earlier run finished with
 * a verdict is not done again. No submission, however broken,
 * stops the others; only an abort, or a disk that cannot be written, ends the batch with an exception.
 */
export async function* gradeAll(options: BatchOptions): AsyncGenerator<BatchEvent> {
  const { submissions, concurrency } = options;
  const groups = await survey(options);
  yield { type: 'found', submissions: submissions.length, solutions: groups.length };
  const rows = new Map<string, Row>();
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, ...(options.signal ? [options.signal] : [])]);
  const stop = () => stopping.abort();
  const undecided: Group[] = [];
  const grade = (group: Group) => async () => ({
    group,
    events: await gradeGroup(group, { ...options, signal }),
  });
  for await (const { group, events } of pooled(groups.map(grade), concurrency, { signal, stop })) {
    if (events.some(({ row }) => row.outcome === 'inconclusive')) undecided.push(group);
    else yield* told(events, rows);
  }
  // The load that kept these from a verdict was our own: now they have the machine to themselves.
  for await (const { events } of pooled(undecided.map(grade), 1, { signal, stop })) yield* told(events, rows);
  const finished = submissions.flatMap(({ name }) => rows.get(name) ?? []);
  yield { type: 'finished', rows: finished };
}

/** Reads everything once, keeping only what tells equal solutions: memory stays small for any number. */
async function survey({ submissions, circumstances, signal }: BatchOptions): Promise<Group[]> {
  const groups = new Map<string, Submission[]>();
  for (const submission of submissions) {
    signal?.throwIfAborted();
    const solution = await attempt(submission, circumstances.lab.slug);
    // One that is broken is like no other.
    const content =
      solution instanceof Problem ? `${solution.code}:${submission.name}` : contentKey(solution);
    groups.set(content, [...(groups.get(content) ?? []), submission]);
  }
  return [...groups].map(([content, members]) => ({ content, members }));
}

async function attempt(submission: Submission, slug: string): Promise<Solution | Problem> {
  try {
    return await readSubmission(submission, slug);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

type GroupOptions = BatchOptions & { readonly signal: AbortSignal };

async function gradeGroup({ content, members }: Group, options: GroupOptions): Promise<RowEvent[]> {
  const { store } = options;
  const [first] = members;
  if (first === undefined) return [];
  const earlier = await Promise.all(members.map(({ name }) => store.find(name, content)));
  const found = earlier.find((report) => report && isDecided(report));
  const report = found ?? (await verdict(first, content, options));
  const events: RowEvent[] = [];
  for (const [index, { name }] of members.entries()) {
    const resumed = found !== undefined && earlier[index] !== undefined && isDecided(earlier[index]);
    const own: Report = { ...report, solution: { ...report.solution, name } };
    if (!resumed) await write(own, content, options);
    events.push({ type: 'row', row: rowOf(own, name, index > 0 ? first.name : undefined), resumed });
  }
  return events;
}

async function write(
  report: Report,
  content: string,
  { store, alsoWrite = [] }: BatchOptions,
): Promise<void> {
  const { name } = report.solution;
  for (const format of alsoWrite) await store.writeAs(name, format, format.render(report));
  // Last, since it is what a later run takes for finished.
  await store.write(name, content, report);
}

async function verdict(submission: Submission, content: string, options: GroupOptions): Promise<Report> {
  const { grade, store, circumstances, signal, timeoutMs = 180_000 } = options;
  const { seed } = store.batch;
  const solution = await attempt(submission, circumstances.lab.slug);
  const files = solution instanceof Problem ? [] : solution.files;
  try {
    if (solution instanceof Problem) throw solution;
    if (contentKey(solution) !== content) throw problems('submission-changed', { path: submission.name });
    return await gradeWhole(grade, solution, seed, { signal, timeoutMs });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reportOfBroken(error, submission.name, { ...circumstances, seed }, files);
  }
}

/**
 * Runs tasks, so many at once, and gives what each comes to as it ends. Whatever ends it early, a failure, an abort
 * or a reader who has had enough, those under way are stopped and waited for.
 */
async function* pooled<T>(
  tasks: readonly (() => Promise<T>)[],
  concurrency: number,
  { signal, stop }: { readonly signal: AbortSignal; readonly stop: () => void },
): AsyncGenerator<T> {
  const running = new Map<number, Promise<{ readonly index: number; readonly value: T }>>();
  let next = 0;
  try {
    while (next < tasks.length || running.size > 0) {
      signal.throwIfAborted();
      for (; next < tasks.length && running.size < concurrency; next++) {
        const index = next;
        running.set(index, start(tasks[index], index));
      }
      const { index, value } = await Promise.race(running.values());
      running.delete(index);
      yield value;
    }
  } finally {
    if (running.size > 0) stop();
    await Promise.allSettled(running.values());
  }
}

async function start<T>(
  task: (() => Promise<T>) | undefined,
  index: number,
): Promise<{ index: number; value: T }> {
  if (task === undefined) throw new RangeError(`no task ${index}`);
  return { index, value: await task() };
}
