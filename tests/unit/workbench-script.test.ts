/** Scripts of the client panel: what a line means, what is told of one that means nothing, and how a script travels. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findLabs } from '../../grader/labs.ts';
import { labPanel } from '../../grader/panel.ts';
import { exampleFor } from '../../site/workbench/script/example.ts';
import { formatStep } from '../../site/workbench/script/format.ts';
import { lines } from '../../site/workbench/script/help.ts';
import { linkTo, scriptIn } from '../../site/workbench/script/link.ts';
import { parseScript } from '../../site/workbench/script/parse.ts';
import { bounds } from '../../site/workbench/script/step.ts';

const names = ['alice', 'bob'];
const wrongIn = (text: string) => parseScript(text, names).wrong;
const whatIn = (text: string) => parseScript(text, names).steps.map(({ what }) => what);

describe('a line that can be read', () => {
  test.each([
    ['alice connect /ws?name=alice', 1, { do: 'connect', path: '/ws?name=alice', protocols: [] }],
    ['2 connect /ws chat.v1, chat.v2', 2, { do: 'connect', path: '/ws', protocols: ['chat.v1', 'chat.v2'] }],
    ['20 subscribe /events', 20, { do: 'subscribe', path: '/events' }],
    ['bob text hello there', 2, { do: 'text', text: 'hello there' }],
    ['bob text', 2, { do: 'text', text: '' }],
    [String.raw`bob text " two\nlines "`, 2, { do: 'text', text: ' two\nlines ' }],
    ['bob json {"type":"join"}', 2, { do: 'text', text: '{"type":"join"}' }],
    ['bob binary ff 00', 2, { do: 'binary', bytes: Uint8Array.of(255, 0) }],
    ['bob close', 2, { do: 'close', code: 1000, reason: '' }],
    ['bob close 4001 see you', 2, { do: 'close', code: 4001, reason: 'see you' }],
    ['bob open', 2, { do: 'open' }],
    [String.raw`bob bytes "a\r\n"`, 2, { do: 'bytes', bytes: Uint8Array.of(97, 13, 10) }],
    ['bob bytes 81 00', 2, { do: 'bytes', bytes: Uint8Array.of(0x81, 0) }],
    ['bob end', 2, { do: 'end' }],
    ['bob pong off', 2, { do: 'pong', on: false }],
    ['bob cut', 2, { do: 'cut' }],
    ['bob slow', 2, { do: 'slow' }],
  ])('%s', (line, who, act) => {
    expect(wrongIn(line)).toEqual([]);
    expect(whatIn(line)).toEqual([{ who, act }]);
  });

  test.each([
    ['wait 500', { do: 'wait', ms: 500 }],
    ['get /stats', { do: 'get', path: '/stats' }],
    ['post /publish {"data":"a b"}', { do: 'post', path: '/publish', body: '{"data":"a b"}' }],
    ['post /tickets', { do: 'post', path: '/tickets' }],
  ])('%s', (line, what) => {
    expect(whatIn(line)).toEqual([what]);
  });

  test('remarks and empty lines are no steps, but are counted', () => {
    const { steps } = parseScript('# two people\n\n  alice text hi  \r\nget /stats', names);
    expect(steps.map(({ line, source }) => [line, source])).toEqual([
      [3, 'alice text hi'],
      [4, 'get /stats'],
    ]);
  });

  test('whoever makes a frame by hand does everything by hand, and closes with any code', () => {
    const script = parseScript('1 connect /ws\n1 frame text fin=0 "hel"\n1 close 1006\n2 connect /ws', []);
    expect(script.wrong).toEqual([]);
    expect([...script.kinds]).toEqual([[1, 'frames']]);
    expect(script.steps[1]?.what).toMatchObject({
      act: { do: 'frame', actions: [{ opcode: 1, fin: false }] },
    });
  });

  test.each(['pong off', 'bytes 81 00', 'end'])(
    'so does whoever does what else no browser does: %s',
    (act) => {
      const script = parseScript(`1 ${act}\n1 connect /ws\n1 close 1006`, []);
      expect(script.wrong).toEqual([]);
      expect(script.kinds.get(1)).toBe('frames');
    },
  );

  test('whoever opens a bare connection writes all of it', () => {
    const script = parseScript('1 open\n1 bytes "GET / HTTP/1.1"\n1 slow\n1 end', []);
    expect(script.wrong).toEqual([]);
    expect(script.kinds.get(1)).toBe('bytes');
  });

  test('other letters than English ones go into a path as browsers write them', () => {
    expect(whatIn('1 connect /ws?name=민')).toMatchObject([{ act: { path: '/ws?name=%EB%AF%BC' } }]);
  });
});

describe('a line that cannot be read is named, with what is wrong', () => {
  test.each([
    ['carol text hi', 'who', 'carol'],
    ['21 text hi', 'who', '21'],
    ['alice shout hi', 'verb', 'shout'],
    ['alice constructor', 'verb', 'constructor'],
    ['alice connect ws', 'path', 'ws'],
    ['alice json {type:1}', 'json', '{type:1}'],
    ['alice binary f', 'hex', 'f'],
    ['alice close 1006', 'close', '1006'],
    ['alice close soon', 'close', 'soon'],
    [`alice close 4000 ${'가'.repeat(42)}`, 'close', `4000 ${'가'.repeat(42)}`],
    ['alice frame txt "x"', 'frame', 'txt "x"'],
    ['alice frame', 'frame', ''],
    ['alice bytes', 'bytes', ''],
    ['alice bytes f', 'bytes', 'f'],
    ['alice bytes "open', 'bytes', '"open'],
    ['alice pong never', 'pong', 'never'],
    ['alice open /ws', 'nothing-more', '/ws'],
    ['alice cut now', 'nothing-more', 'now'],
    ['wait', 'wait', ''],
    ['wait 60001', 'wait', '60001'],
    ['wait 1.5', 'wait', '1.5'],
    ['get /stats now', 'nothing-more', 'now'],
  ])('%s', (line, wrong, word) => {
    expect(wrongIn(`get /stats\n${line}`)).toEqual([{ line: 2, wrong, word }]);
  });

  test.each([
    '/../../api/labs/rooms/solution',
    '/%2e%2e/%2E./api/runs',
    String.raw`/\..\..\api`,
    '/a/../../../api',
    '//../../../api',
  ])('nor does a path lead out of the program: %s', (path) => {
    for (const line of [`get ${path}`, `post ${path} {}`, `1 connect ${path}`, `1 subscribe ${path}`])
      expect(wrongIn(line), line).toMatchObject([{ line: 1, wrong: 'path' }]);
  });

  test('all of them are told, in order', () => {
    expect(wrongIn('x y\nalice frame ping\nwait\nalice subscribe /events')).toMatchObject([
      { line: 1, wrong: 'who' },
      { line: 3, wrong: 'wait' },
      { line: 4, wrong: 'mixed' },
    ]);
  });

  test.each(['connect /ws', 'subscribe /events', 'text hi', 'frame ping', 'close', 'pong off'])(
    'a bare connection knows no %s',
    (act) => {
      expect(wrongIn(`alice open\nalice ${act}`)).toMatchObject([{ line: 2, wrong: 'bare' }]);
    },
  );

  test('a script has an end', () => {
    expect(wrongIn('get /\n'.repeat(bounds.steps))).toEqual([]);
    expect(wrongIn('get /\n'.repeat(bounds.steps + 1))).toMatchObject([{ line: 101, wrong: 'steps' }]);
    expect(wrongIn(`# ${'x'.repeat(bounds.letters)}`)).toMatchObject([{ line: 1, wrong: 'long' }]);
  });
});

test.each([
  'alice connect /ws?name=alice chat.v1',
  'bob json {"type":"say","text":"a b"}',
  'bob text hello',
  String.raw`bob text " hi\n"`,
  String.raw`bob text "\"quoted\""`,
  '3 binary 00 ff',
  '3 subscribe /events',
  'alice close 4000 bye',
  'alice frame text fin=0 "hel"',
  'alice open',
  String.raw`alice bytes "GET / HTTP/1.1\r\n"`,
  'alice bytes 81 00',
  'alice bytes ff fe',
  'alice end',
  'alice pong off',
  'alice freeze',
  'wait 500',
  'post /publish {"data":"x"}',
])('what was read is written again as it was: %s', (line) => {
  expect(whatIn(line).map((what) => formatStep(what, names))).toEqual([line]);
});

test.each(Object.values(lines))('a line of the help can be read: %s', (line) => {
  expect(wrongIn(line)).toEqual([]);
});

describe('a link', () => {
  const page = 'http://127.0.0.1:4321/ko/labs/rooms/#before';

  test('brings a script whole, in any language', () => {
    const script = '# 둘이 만납니다 🎉\nalice text ~~~???>>>\n';
    const link = linkTo(page, script);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4321\/ko\/labs\/rooms\/#script=[\w-]+$/);
    expect(scriptIn(new URL(link).hash)).toBe(script);
  });

  test('that was cut, or has none, brings nothing', () => {
    const link = linkTo(page, '가나다');
    expect(scriptIn(new URL(link.slice(0, -2)).hash)).toBeUndefined();
    expect(scriptIn('#script=%%%')).toBeUndefined();
    expect(scriptIn('#hints')).toBeUndefined();
    expect(scriptIn('')).toBeUndefined();
  });
});

test('the example of every lab can be run as it stands', async () => {
  for (const { slug, path } of await findLabs()) {
    const file = join(path, 'panel.ts');
    const declared = existsSync(file)
      ? ((await import(pathToFileURL(file).href)) as { default: unknown }).default
      : {};
    const panel = labPanel.parse(declared);
    const { steps, wrong } = parseScript(exampleFor(panel), panel.names);
    expect(wrong, `${slug}:\n${exampleFor(panel)}`).toEqual([]);
    expect(steps.length, slug).toBeGreaterThan(3);
  }
});
