import { availableParallelism } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import {
  findSubmissions,
  gradeAll,
  labVersion,
  openStore,
  type BatchEvent,
} from '../../grader/batch/index.ts';
import { createBoxes, grade } from '../../grader/index.ts';
import type { Lab } from '../../grader/lab.ts';
import type { CheckSummary, Isolation } from '../../grader/report.ts';
import type { Context } from '../context.ts';
import { problems } from '../problems.ts';
import type { GradeAllOptions } from './run.ts';

export interface Batch {
  readonly lab: Lab;
  readonly checks: readonly CheckSummary[];
  readonly folder: string;
  readonly reports: string;
  readonly options: GradeAllOptions;
}

/** A wrong solution is mostly waited for: one job a core leaves the cores idle, more than two gain nothing. */
const jobsPerCore = 2;

/** A batch that is about to run, with boxes of its own. */
export interface Engine extends AsyncDisposable {
  readonly events: AsyncIterable<BatchEvent>;
}

export async function openEngine(batch: Batch, { language, signal }: Context): Promise<Engine> {
  const { lab, folder, reports, options } = batch;
  const submissions = await findSubmissions(folder, reports);
  const concurrency = options.jobs ?? availableParallelism() * jobsPerCore;
  await using opened = new AsyncDisposableStack();
  const boxes = await createBoxes({ warm: concurrency * 2 });
  opened.defer(() => boxes.close());
  requireIsolation(boxes.isolation, options.allowIsolation);
  const version = await labVersion(lab.path, packageJson.version);
  const store = await openStore(reports, {
    lab: lab.slug,
    version,
    ...(options.seed && { seed: options.seed }),
  });
  const events = gradeAll({
    submissions,
    store,
    grade: (solution, seed, stop) => grade(lab, solution, { boxes, seed, signal: stop }),
    circumstances: circumstances(batch, boxes),
    concurrency,
    alsoWrite: (options.also ?? []).map((format) => ({
      name: format.name,
      extension: format.extension,
      render: (report) => format.render(report, { language }),
    })),
    signal,
  });
  const moved = opened.move();
  return { events, [Symbol.asyncDispose]: () => moved.disposeAsync() };
}

const levels: readonly Isolation[] = ['none', 'partial', 'full'];

/** A folder of submissions is other people's code, whoever sits at the terminal. */
function requireIsolation(isolation: Isolation, allowed: Isolation = 'full'): void {
  if (levels.indexOf(isolation) < levels.indexOf(allowed)) throw problems('isolation-refused', { isolation });
}

const circumstances = (
  { lab, checks }: Batch,
  { isolation, missing }: { readonly isolation: Isolation; readonly missing: readonly string[] },
) => ({
  wirebook: packageJson.version,
  lab: { slug: lab.slug, number: lab.number, title: lab.title },
  isolation,
  missing,
  time: lab.timing ? ('virtual' as const) : ('real' as const),
  checks,
});
