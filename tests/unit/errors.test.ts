import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ProblemText } from '../../grader/problem.ts';

/**
 * docs/errors.md lists every error that a person can meet, as the catalogues have it. After changing one:
 * `npx vitest run --project unit tests/unit/errors.test.ts -u`.
 */
const root = join(import.meta.dirname, '../..');

const areas = [
  { folder: 'grader', ko: '채점', en: 'Grading' },
  { folder: 'grader/batch', ko: '여러 풀이 채점', en: 'Batches' },
  { folder: 'grader/box', ko: '상자', en: 'The box' },
  { folder: 'server', ko: '도우미 서버', en: 'The companion' },
  { folder: 'server/workshop', ko: '워크숍', en: 'Workshops' },
  { folder: 'cli', ko: '명령줄', en: 'The command line' },
  { folder: 'site/progress', ko: '진도', en: 'Progress' },
  { folder: 'site/workbench', ko: '실습 화면', en: 'The workbench' },
];

interface Entry {
  readonly code: string;
  readonly text: ProblemText;
}

async function entriesOf(folder: string): Promise<Entry[]> {
  const module: unknown = await import(pathToFileURL(join(root, folder, 'problems.ts')).href);
  const found = Object.values(module as Record<string, { texts?: Record<string, ProblemText> }>);
  return found.flatMap(({ texts = {} }) => Object.entries(texts).map(([code, text]) => ({ code, text })));
}

/** Parameters stand as their names in braces. */
const parameters = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` });

const catalogues = await Promise.all(
  areas.map(async (area) => ({ ...area, entries: await entriesOf(area.folder) })),
);

function reference(): string {
  const head = [
    '# 오류 · Errors',
    '',
    '사람이 만날 수 있는 모든 오류의 코드와 문장입니다. 중괄호 안은 그때그때 채워집니다. · The code and the sentences of',
    'every error that a person can meet; what stands in braces is filled in. Made from the catalogues by',
    '`tests/unit/errors.test.ts`, which fails where this page is not what they say.',
  ];
  const sections = catalogues.flatMap(({ folder, ko, en, entries }) => [
    ...['', `## ${ko} · ${en}`, '', `\`${folder}/problems.ts\``],
    ...entries.flatMap(({ code, text }) => [
      ...['', `### ${code}`, ''],
      ...[`- ${text.ko(parameters)}`, `- ${text.en(parameters)}`],
    ]),
  ]);
  return `${[...head, ...sections].join('\n')}\n`;
}

describe('every error', () => {
  test('has an entry in the error reference', async () => {
    await expect(reference()).toMatchFileSnapshot(join(root, 'docs/errors.md'));
  });

  test('belongs to a catalogue that the reference knows', () => {
    const files = ['grader', 'server', 'cli', 'site'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    );
    const found = files.filter((path) => /(^|\/)problems\.ts$/.test(path)).map(dirname);
    expect(found.sort()).toEqual(areas.map(({ folder }) => folder).sort());
  });

  test('has a code of its own', () => {
    const codes = catalogues.flatMap(({ entries }) => entries.map(({ code }) => code));
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  const all = catalogues.flatMap(({ entries }) => entries);
  test.each(all)('$code speaks Korean and English', ({ text }) => {
    expect(text.ko(parameters)).toMatch(/[가-힣]/);
    expect(text.en(parameters)).not.toMatch(/[가-힣]/);
    expect(text.en(parameters)).toMatch(/[a-z]/);
  });
});
