import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Boxes } from './box/box.ts';
import { grade } from './grade.ts';
import type { Check } from './kit/check.ts';
import { compareLanguages, hintsFor, restsOn } from './lab-texts.ts';
import { loadChecks } from './labs.ts';
import type { Lab } from './lab.ts';
import { Problem } from './problem.ts';
import type { Localized, Report } from './report.ts';

/** One thing that was proved of a lab, or was not. */
export interface LabFinding {
  readonly lab: string;
  /** Path in the lab's folder: `wrong/binary-as-text.ts`. */ readonly file: string;
  readonly ok: boolean;
  readonly say: Localized;
}

export interface CheckLabOptions {
  readonly boxes: Boxes;
  readonly signal?: AbortSignal;
}

type Told = Omit<LabFinding, 'lab'>;

/**
 * The author's proof: texts in both languages with the same headings, hints for every check, a starter that runs and fails,
 * a reference and `right/` that pass, and every `wrong/` caught by the check that it names. One finding at a time.
 */
export async function* checkLab(lab: Lab, options: CheckLabOptions): AsyncGenerator<LabFinding> {
  for await (const finding of findings(lab, options)) yield { lab: lab.slug, ...finding };
}

async function* findings(lab: Lab, options: CheckLabOptions): AsyncGenerator<Told> {
  let checks: readonly Check[];
  try {
    checks = await loadChecks(lab);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    yield { file: 'checks.ts', ok: false, say: error.localized };
    return;
  }
  yield told('checks.ts', true, `검사 ${checks.length}개`, `${checks.length} checks`);
  yield* compareLanguages(lab);
  yield hintsFor(lab, checks);
  yield restsOn(lab, checks);
  yield starter(await gradeFile(lab, 'starter.ts', options));
  for (const file of ['solution.ts', ...filesIn(lab, 'right')]) {
    yield right(file, await gradeFile(lab, file, options));
  }
  const wrong = filesIn(lab, 'wrong').map((file) => ({ file, by: catcherOf(lab, file) }));
  for (const { file, by } of wrong) {
    yield checks.some(({ id }) => id === by)
      ? caught(file, by, await gradeFile(lab, file, options))
      : told(file, false, ...noCatcher(by));
  }
  yield covered(
    checks,
    wrong.map(({ by }) => by),
  );
}

const told = (file: string, ok: boolean, ko: string, en: string): Told => ({ file, ok, say: { ko, en } });

const filesIn = (lab: Lab, folder: string): readonly string[] => {
  const path = join(lab.path, folder);
  const names = existsSync(path) ? readdirSync(path) : [];
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);
};

/** What the header of a `wrong/` file names: `// caught by: binary-comes-back`. */
const catcherOf = (lab: Lab, file: string): string =>
  /^\/\/ caught by: (\S+)\n\/\/ \S/.exec(readFileSync(join(lab.path, file), 'utf8'))?.[1] ?? '';

async function gradeFile(lab: Lab, file: string, options: CheckLabOptions): Promise<Report> {
  const text = existsSync(join(lab.path, file)) ? readFileSync(join(lab.path, file), 'utf8') : '';
  const path = file.split('/').at(-1) ?? file;
  for await (const event of grade(lab, { name: file, files: [{ path, text }] }, options)) {
    if (event.type === 'finished') return event.report;
  }
  throw new Error(`Grading ${file} ended without a report.`);
}

const notPassed = ({ checks }: Report): string =>
  checks
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, outcome }) => `${id} (${outcome})`)
    .join(', ');

const because = ({ problem }: Report): Localized =>
  problem ? { ko: ` ${problem.message.ko}`, en: ` ${problem.message.en}` } : { ko: '', en: '' };

function starter(report: Report): Told {
  if (report.problem) {
    const { ko, en } = because(report);
    return told('starter.ts', false, `실행되지 않습니다.${ko}`, `It does not run.${en}`);
  }
  const failed = report.checks.filter(({ outcome }) => outcome === 'fail').length;
  return failed > 0
    ? told(
        'starter.ts',
        true,
        `실행되고, 검사 ${failed}개에서 실패합니다.`,
        `It runs, and fails ${failed} checks.`,
      )
    : told('starter.ts', false, '실패하는 검사가 없습니다.', 'It fails no check.');
}

function right(file: string, report: Report): Told {
  if (report.outcome === 'pass') return told(file, true, '모든 검사를 통과합니다.', 'It passes all checks.');
  const { ko, en } = because(report);
  const ids = notPassed(report);
  return told(file, false, `통과하지 못한 검사: ${ids}.${ko}`, `It does not pass ${ids}.${en}`);
}

function caught(file: string, by: string, report: Report): Told {
  const outcome = report.checks.find(({ id }) => id === by)?.outcome;
  const others = notPassed({ ...report, checks: report.checks.filter(({ id }) => id !== by) });
  const { ko, en } = because(report);
  if (outcome !== 'fail' || report.problem) {
    return told(
      file,
      false,
      `${by} 검사가 잡아내지 못했습니다(${outcome}).${ko}`,
      `${by} did not catch it (${outcome}).${en}`,
    );
  }
  const also = others === '' ? { ko: '', en: '' } : { ko: ` 함께: ${others}`, en: ` Also: ${others}` };
  return told(file, true, `${by} 검사가 잡아냅니다.${also.ko}`, `${by} catches it.${also.en}`);
}

const noCatcher = (by: string): [ko: string, en: string] => [
  `첫 두 줄에 '// caught by: <검사 id>'와 실수에 대한 설명이 있어야 합니다('${by}'은(는) 이 실습의 검사가 아닙니다).`,
  `Its first two lines have to be '// caught by: <check id>' and what the mistake is ('${by}' is no check of this lab).`,
];

function covered(checks: readonly Check[], catchers: readonly string[]): Told {
  const bare = checks.map(({ id }) => id).filter((id) => !catchers.includes(id));
  return bare.length === 0
    ? told(
        'wrong/',
        true,
        '모든 검사에 잡아낼 실수가 하나 이상 있습니다.',
        'Every check has a mistake to catch.',
      )
    : told(
        'wrong/',
        false,
        `잡아낼 실수가 없는 검사: ${bare.join(', ')}`,
        `No mistake to catch for ${bare.join(', ')}.`,
      );
}
