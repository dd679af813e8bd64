import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder, wirebook } from './cli.ts';

const folder = testFolder();

beforeAll(() => {
  mkdirSync(folder.path('empty'));
  writeFileSync(folder.path('latin1.ts'), Uint8Array.of(0xe9, 0x0a));
  writeFileSync(folder.path('huge.ts'), '/'.repeat(1024 * 1024 + 1));
  writeFileSync(folder.path('my.ts'), 'my work');
});

/** What was typed wrong, and the words that have to be in the sentence about it, in both languages. */
const slips: readonly (readonly [what: string, args: readonly string[], ko: RegExp, en: RegExp])[] = [
  ['a command', ['gade'], /알 수 없는 명령.*gade.*grade/, /no command 'gade'.*mean grade/],
  ['an option', ['list', '--jsno'], /알 수 없는 옵션.*--jsno.*--json/, /no option '--jsno'.*mean --json/],
  ['no lab', ['grade'], /'lab'/, /'lab' is missing/],
  ['nothing to grade', ['grade', 'echo'], /무엇을 채점할지/, /nothing to grade/],
  ['two things to grade', ['grade', 'echo', 'my.ts', '--url', 'ws://a'], /--url.*하나만/, /--url.*one of/],
  [
    'a folder without a command',
    ['grade', 'echo', 'my.ts', '--cwd', '.'],
    /--command와 함께/,
    /Add --command/,
  ],
  [
    'a folder that is not there',
    ['grade', 'echo', '--command', 'true', '--cwd', 'no'],
    /no 폴더가/,
    /no folder no/,
  ],
  ['an address with a path', ['grade', 'echo', '--url', 'ws://a/ws'], /경로 없이/, /without a path/],
  ['an argument too many', ['list', 'echo'], /너무 많습니다: echo/, /too many arguments: echo/],
  ['an option without its value', ['grade', 'echo', 'my.ts', '--seed'], /--seed.*값이 없습니다/, /no value/],
  ['an unknown lab', ['grade', 'ehco', 'my.ts'], /ehco.*echo/, /'ehco'.*labs are .*echo/],
  [
    'a file that is not there',
    ['grade', 'echo', 'your.ts'],
    /파일이 없습니다.*your\.ts/,
    /no file 'your\.ts'/,
  ],
  ['a folder', ['grade', 'echo', 'empty'], /폴더입니다/, /is a folder/],
  ['a file that is not UTF-8', ['grade', 'echo', 'latin1.ts'], /UTF-8/, /not UTF-8/],
  ['a file that is too large', ['grade', 'echo', 'huge.ts'], /1 MiB/, /1 MiB/],
  ['a format', ['grade', 'echo', 'my.ts', '--format', 'xml'], /'xml'.*junit/, /'xml'.*junit/],
  ['an output without a file', ['grade', 'echo', 'my.ts', '--output', 'json'], /json=/, /json=/],
  ['a language', ['list', '--language', 'fr'], /'fr'.*ko, en/, /'fr'.*ko, en/],
  [
    'a level of isolation',
    ['grade', 'echo', 'my.ts', '--allow-isolation', 'full'],
    /partial, none/,
    /partial/,
  ],
  ['a port', ['serve', '--port', '70000'], /70000/, /70000/],
];

describe.each([
  ['ko_KR.UTF-8', 2],
  ['en_US.UTF-8', 3],
] as const)('a slip of the hand, in %s,', (locale, index) => {
  it.each(slips.map((slip) => [slip[0], slip] as const))('%s: one sentence, exit code 2', async (_, slip) => {
    const ran = await wirebook(slip[1], { cwd: folder.path(), env: { LANG: locale } });
    expect(ran.stderr).toMatch(slip[index]);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('the language', () => {
  const spoken = async (args: readonly string[], env: Record<string, string>) =>
    /[가-힣]/.test((await wirebook(['--help', ...args], { env })).stdout) ? 'ko' : 'en';

  it('is the one asked for, else that of the locale, LC_ALL before LANG', async () => {
    expect(await spoken(['--language', 'ko'], { LANG: 'en_US.UTF-8' })).toBe('ko');
    expect(await spoken(['--language=en'], { LANG: 'ko_KR.UTF-8' })).toBe('en');
    expect(await spoken([], { LC_ALL: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' })).toBe('ko');
    expect(await spoken([], { LANG: 'de_DE.UTF-8' })).toBe('en');
  });
});

describe('help', () => {
  it.each(['serve', 'grade', 'grade-all', 'list', 'doctor', 'check-labs'])(
    'explains `wirebook %s` in either language',
    async (command) => {
      for (const [language, usage] of [
        ['ko', '사용법:'],
        ['en', 'Usage:'],
      ] as const) {
        const ran = await wirebook([command, '--help', '--language', language]);
        expect(ran).toMatchObject({ code: 0, stderr: '' });
        expect(ran.stdout).toContain(`${usage} wirebook ${command}`);
      }
    },
  );

  it('is shown as an error where no command was given', async () => {
    const ran = await wirebook([], { env: { LANG: 'en_US.UTF-8' } });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('Usage: wirebook');
  });
});

describe('wirebook list', () => {
  it('names every lab by number, slug and title', async () => {
    const ran = await wirebook(['list', '--language', 'ko']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/03 {2}echo +에코 서버/);
  });

  it('gives scripts the same as JSON', async () => {
    const ran = await wirebook(['list', '--json']);
    expect(JSON.parse(ran.stdout)).toContainEqual(
      expect.objectContaining({ number: '03', slug: 'echo', folder: '03-echo' }),
    );
  });
});

it('wirebook --version prints the version alone', async () => {
  const ran = await wirebook(['--version']);
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
});
