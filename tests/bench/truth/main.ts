import { createBoxes, findLabs } from '../../../grader/index.ts';
import { keep, printTable } from '../figures.ts';
import { keepBusy } from './busy.ts';
import type { Truth } from './count.ts';
import { mutantsOf, survivorsOf } from './mutants.ts';
import { gradeRounds } from './rounds.ts';
import { knownIn } from './solutions.ts';

/**
 * `npm run bench:truth [-- idle busy]`: how often the grader is wrong about solutions whose verdict is known, on a quiet
 * machine (default 1000 gradings) and with every core kept busy (300), and which mutants of the references no check
 * notices. Ends with exit code 1 when it was wrong once.
 */
const [idle = 1000, busy = 300] = process.argv.slice(2).map(Number);

const labs = await findLabs();
const known = (await Promise.all(labs.map(knownIn))).flat();
const boxes = await createBoxes({ warm: 2 });
try {
  const quiet = await gradeRounds(boxes, known, idle);
  const release = keepBusy();
  const loaded = await gradeRounds(boxes, known, busy).finally(release);
  printTruth({ quiet, loaded });
  const mutants = await gradeMutants();
  await keep('truth', { solutions: known.length, quiet, loaded, mutants });
  if ([quiet, loaded].some(isWrong)) process.exitCode = 1;
} finally {
  await boxes.close();
}

function isWrong({ falseFails, missed, flaky, errors }: Truth): boolean {
  return falseFails + missed + flaky + errors > 0;
}

function printTruth(runs: Readonly<Record<string, Truth>>): void {
  const row = ([name, truth]: readonly [string, Truth]) => [
    name,
    ...[truth.gradings, truth.falseFails, truth.missed, truth.flaky, truth.inconclusive, truth.errors].map(
      String,
    ),
  ];
  const head = ['machine', 'gradings', 'false fails', 'missed mistakes', 'flaky', 'inconclusive', 'errors'];
  printTable([head, ...Object.entries(runs).map(row)]);
  for (const note of Object.values(runs).flatMap(({ notes }) => notes)) console.log(note);
}

async function gradeMutants() {
  const results = [];
  for (const lab of labs) {
    const mutants = await mutantsOf(lab);
    const survivors = await survivorsOf(boxes, lab, mutants);
    console.log(`\n${lab.folder}: ${mutants.length} mutants, ${survivors.length} survive`);
    for (const { name, change } of survivors) console.log(`  ${name}: ${change}`);
    results.push({ lab: lab.folder, mutants: mutants.length, survivors });
  }
  return results;
}
