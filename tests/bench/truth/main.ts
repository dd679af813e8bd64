import { type Boxes, createBoxes, findLabs, type Lab } from '../../../grader/index.ts';
import { keep, printTable } from '../figures.ts';
import { keepBusy } from './busy.ts';
import type { Truth } from './count.ts';
import { mutantsOf, survivorsOf } from './mutants.ts';
import { gradeRounds } from './rounds.ts';
import { knownIn } from './solutions.ts';

/**
 * `npm run bench:truth [-- idle busy lab...]`: how often the grader is wrong about solutions whose verdict is known, on a quiet
 * machine (default 1000 gradings) and with every core kept busy (300), for every lab or for those that are named, and which
 * mutants of the references no check notices. Ends with exit code 1 when it was wrong once.
 */
const [idle = '1000', busy = '300', ...slugs] = process.argv.slice(2);

const labs = (await findLabs()).filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
const known = (await Promise.all(labs.map(knownIn))).flat();
const boxes = await createBoxes({ warm: 2 });
try {
  const quiet = await gradeRounds(boxes, known, Number(idle), 'quiet');
  printTruth('quiet', quiet);
  const release = keepBusy();
  const loaded = await gradeRounds(boxes, known, Number(busy), 'loaded').finally(release);
  printTruth('loaded', loaded);
  const mutants = [];
  for (const lab of labs) mutants.push(await gradeMutants(boxes, lab));
  await keep('truth', {
    solutions: known.length,
    quiet: Object.fromEntries(quiet),
    loaded: Object.fromEntries(loaded),
    mutants,
  });
  if ([...quiet.values(), ...loaded.values()].some(isWrong)) process.exitCode = 1;
} finally {
  await boxes.close();
}

function isWrong({ falseFails, missed, flaky, errors }: Truth): boolean {
  return falseFails + missed + flaky + errors > 0;
}

/** A row for each lab. */
function printTruth(machine: string, truths: ReadonlyMap<string, Truth>): void {
  const head = ['machine', 'lab', 'gradings', 'false fails', 'missed', 'flaky', 'inconclusive', 'errors'];
  const rows = [...truths].map(([lab, truth]) => [
    machine,
    lab,
    ...[truth.gradings, truth.falseFails, truth.missed, truth.flaky, truth.inconclusive, truth.errors].map(
      String,
    ),
  ]);
  printTable([head, ...rows]);
  for (const { notes } of truths.values()) for (const note of notes) console.log(`${machine}: ${note}`);
}

async function gradeMutants(boxes: Boxes, lab: Lab): Promise<object> {
  const mutants = await mutantsOf(lab);
  const survivors = await survivorsOf(boxes, lab, mutants);
  console.log(`\n${lab.folder}: ${mutants.length} mutants, ${survivors.length} survive`);
  for (const { name, change } of survivors) console.log(`  ${name}: ${change}`);
  return { lab: lab.folder, mutants: mutants.length, survivors };
}
