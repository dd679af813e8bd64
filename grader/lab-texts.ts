import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabFinding } from './check-lab.ts';
import type { Check } from './kit/check.ts';
import type { Lab } from './lab.ts';

type Told = Omit<LabFinding, 'lab'>;

const languages = ['ko', 'en'] as const;

/** The brief and the hints are there in both languages, and are built alike: the same headings at the same levels. */
export function* compareLanguages(lab: Lab): Generator<Told> {
  for (const text of ['brief', 'hints']) {
    const missing = languages
      .map((language) => `${text}.${language}.mdx`)
      .filter((file) => !existsSync(join(lab.path, file)));
    for (const file of missing)
      yield { file, ok: false, say: { ko: '파일이 없습니다.', en: 'There is no such file.' } };
    if (missing.length === 0) yield alike(lab, text);
  }
}

/** Hints exist for every check, under a heading that is its id, and for nothing else. */
export function hintsFor(lab: Lab, checks: readonly Check[]): Told {
  const file = 'hints.en.mdx';
  const headings = headingsOf(lab, file).map(({ title }) => title);
  const ids = checks.map(({ id }) => id);
  const wrong = [
    ...ids.filter((id) => !headings.includes(id)),
    ...headings.filter((title) => !ids.includes(title)),
  ];
  return wrong.length === 0
    ? { file, ok: true, say: { ko: '모든 검사에 힌트가 있습니다.', en: 'Every check has hints.' } }
    : {
        file,
        ok: false,
        say: {
          ko: `검사와 힌트의 제목이 맞지 않습니다: ${wrong.join(', ')}`,
          en: `The headings of the hints and the checks do not agree: ${wrong.join(', ')}`,
        },
      };
}

/** What a check rests on can be looked up: a section of an RFC, or words of the brief. */
export function restsOn(lab: Lab, checks: readonly Check[]): Told {
  const file = 'brief.en.mdx';
  const brief = existsSync(join(lab.path, file)) ? readFileSync(join(lab.path, file), 'utf8') : '';
  const loose = checks.filter(
    ({ rests }) => !/^RFC \d+ section [\d.]+/.test(rests) && !brief.includes(rests),
  );
  const ids = loose.map(({ id, rests }) => `${id} (${rests})`).join(', ');
  return loose.length === 0
    ? {
        file,
        ok: true,
        say: { ko: '모든 검사의 근거를 찾을 수 있습니다.', en: 'What every check rests on can be found.' },
      }
    : {
        file,
        ok: false,
        say: { ko: `근거를 찾을 수 없는 검사: ${ids}`, en: `Resting on nothing that can be found: ${ids}` },
      };
}

function alike(lab: Lab, text: string): Told {
  const [ko, en] = languages.map((language) => headingsOf(lab, `${text}.${language}.mdx`));
  const levels = (headings: typeof ko): string => (headings ?? []).map(({ level }) => level).join(' ');
  const file = `${text}.{ko,en}.mdx`;
  const same = levels(ko) === levels(en) && (text === 'brief' || titles(ko) === titles(en));
  return same
    ? { file, ok: true, say: { ko: '두 언어의 구성이 같습니다.', en: 'Both languages are built alike.' } }
    : {
        file,
        ok: false,
        say: {
          ko: `두 언어의 제목이 서로 맞지 않습니다: ${titles(ko)} / ${titles(en)}`,
          en: `The headings of the two languages do not agree: ${titles(ko)} / ${titles(en)}`,
        },
      };
}

interface Heading {
  readonly level: number;
  readonly title: string;
}

const titles = (headings: readonly Heading[] = []): string => headings.map(({ title }) => title).join(', ');

/** Outside of code blocks. */
function headingsOf(lab: Lab, file: string): readonly Heading[] {
  const path = join(lab.path, file);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8').replace(/^\s*(```|~~~)[\s\S]*?^\s*\1/gm, '');
  return [...text.matchAll(/^(#{1,6}) +(.+?) *$/gm)].map(([, marks = '', title = '']) => ({
    level: marks.length,
    title,
  }));
}
