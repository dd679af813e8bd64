import { prepare } from './prepare.ts';
import type { Need } from './needs.ts';
import type { Failure, Part, PartResult } from './part.ts';
import { parts } from './parts.ts';
import { print, say } from './say.ts';
import { add, failureText, lastLine, nothing, oneFailed, succeeded } from './tally.ts';

const ci = process.env.CI === 'true' || process.env.CI === '1';

/** Runs the parts named, or all; resolves with the exit code: 0 all passed, 1 something did not, 2 no such part. */
export async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) return refuse(unknown);
  const chosen = withWhatTheyNeed(names);
  const missing = await prepare(needsOf(chosen));
  // In CI nobody reads that something was left out: it must not look like success.
  let total = { ...nothing, failed: ci ? missing.length : 0 };
  const done = new Map<string, boolean>();
  const failed: Failure[] = [];
  for (const part of chosen) {
    const { tally, failures } = await runPart(part, missing, done);
    failed.push(...(failures ?? []));
    done.set(part.name, tally.failed === 0);
    total = add(total, tally);
  }
  for (const failure of failed) print(`\n${failureText(failure)}`);
  print(`\n${lastLine(total, ci)}`);
  return succeeded(total) ? 0 : 1;
}

function refuse(unknown: readonly string[]): number {
  const known = parts.map(({ name }) => name).join(', ');
  say({
    ko: `${unknown.join(', ')}: 없는 이름입니다. 실행할 수 있는 것: ${known}`,
    en: `No such part: ${unknown.join(', ')}. There are: ${known}`,
  });
  return 2;
}

/** The parts named, or all, in their order, each with the part that must come before it. */
function withWhatTheyNeed(names: readonly string[]): readonly Part[] {
  if (names.length === 0) return parts;
  const before = parts.flatMap(({ name, after }) => (after && names.includes(name) ? [after] : []));
  return parts.filter(({ name }) => names.includes(name) || before.includes(name));
}

const needsOf = (chosen: readonly Part[]): readonly Need[] => [
  ...new Set(chosen.flatMap(({ needs, requires }) => [...needs, ...(requires ? [requires] : [])])),
];

async function runPart(
  part: Part,
  missing: readonly Need[],
  done: ReadonlyMap<string, boolean>,
): Promise<PartResult> {
  print(`\n── ${part.name} ${'─'.repeat(Math.max(0, 70 - part.name.length))}`);
  say(part.about);
  const started = performance.now();
  const result = (await held(part, missing, done)) ?? (await part.run());
  const seconds = Math.round((performance.now() - started) / 1000);
  for (const name of result.skipped ?? []) say({ ko: `실행하지 않음: ${name}`, en: `not run: ${name}` });
  const reason = result.reason === undefined ? '' : ` (${result.reason})`;
  print(`${part.name}: ${lastLine(result.tally, false)} in ${seconds} s${reason}`);
  return result;
}

/** Why a part cannot run, as its result. */
async function held(
  part: Part,
  missing: readonly Need[],
  done: ReadonlyMap<string, boolean>,
): Promise<PartResult | undefined> {
  const { after, requires } = part;
  if (after !== undefined && done.get(after) === false)
    return { tally: oneFailed, reason: `${after} failed` };
  if (requires === undefined || !missing.includes(requires)) return undefined;
  return { tally: { ...nothing, skipped: (await part.size?.()) ?? 1 }, reason: `no ${requires.name}` };
}
