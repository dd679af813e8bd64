import { describe, expect, test } from 'vitest';
import { stage } from '../../grader/stage/index.ts';

type Files = Readonly<Record<string, string>>;

const staged = (files: Files, packages: readonly string[] = ['ws']) =>
  stage(
    { packages: [...packages] },
    { files: Object.entries(files).map(([path, text]) => ({ path, text })) },
  );

/** What staging refuses with. */
async function refusal(files: Files, packages?: readonly string[]) {
  const error = await staged(files, packages).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error as { code?: string; at?: unknown; message?: string; localized?: { ko: string } } | undefined;
}

describe('a solution becomes one module', () => {
  test('with its own files in it, however they are named in the import', async () => {
    const { code, format } = await staged({
      'main.ts':
        "import { a } from './lib/a.js'; import { b } from './b'; import { c } from './c.ts'; console.log(a, b, c);",
      'lib/a.ts': "import { b } from '../b.ts'; export const a = 'A' + b;",
      'b.ts': "export const b = 'B';",
      'c.ts': "export { default as c } from './data.json';",
      'data.json': '{"deep": "C"}',
    });
    expect(format).toBe('module');
    for (const part of ['"A" +', '"B"', '"C"']) expect(code).toContain(part);
  });

  test("with Node's own modules and the box's packages left to be imported there", async () => {
    const { code } = await staged({
      'main.ts':
        "import { createServer } from 'net'; import { WebSocketServer } from 'ws'; createServer(); new WebSocketServer();",
    });
    expect(code).toContain('from "node:net"');
    expect(code).toContain('from "ws"');
  });

  test.each([
    ['by name', "import { createServer } from 'http'; console.log(typeof createServer);"],
    ['by default', "import http from 'node:http'; console.log(typeof http.createServer);"],
    ['as a whole', "import * as http from 'node:http'; console.log(typeof http.createServer);"],
  ])('with what it takes of node:http (%s), and nothing that it does not', async (_, text) => {
    const { code } = await staged({ 'main.ts': text });
    expect(code).toContain('process.getBuiltinModule("node:http")');
    expect(code).toContain('createServer');
    expect(code).not.toMatch(/WebSocket|CloseEvent|from "node:http"/);
  });

  test('with the very module where it is required, or imported while it runs', async () => {
    const { code } = await staged({ 'main.ts': "require('http'); await import('http'); export {};" });
    expect(code).toContain('require("node:http")');
    expect(code).toContain('import("node:http")');
  });

  test('with packages in it that the box does not hold ready', async () => {
    const { code } = await staged({ 'main.ts': "import { Redis } from 'ioredis'; new Redis();" }, [
      'ioredis',
    ]);
    expect(code.length).toBeGreaterThan(50_000);
  });

  test('that may await at the top, and may still say require', async () => {
    const { code } = await staged({ 'main.ts': "const ws = require('ws'); await ws; export {};" });
    expect(code).toMatch(/await/);
    expect(code).toContain('createRequire');
  });

  test("whose source map names the learner's files", async () => {
    const { map = '' } = await staged({ 'main.ts': "import './lib/a.ts';", 'lib/a.ts': 'console.log(1);' });
    expect((JSON.parse(map) as { sources: string[] }).sources).toEqual(['lib/a.ts']);
  });
});

describe('a solution is refused with the file, the line and what to do', () => {
  test('for a name that node:http has not', async () => {
    const error = await refusal({ 'main.ts': "import { createSerber } from 'node:http';\ncreateSerber();" });
    expect(error).toMatchObject({ code: 'solution-syntax', at: { file: 'main.ts', line: 1, column: 10 } });
    expect(error?.message).toContain('"createSerber"');
  });

  test('for a syntax error', async () => {
    const error = await refusal({ 'main.ts': 'const a = 1;\nconst b = ;' });
    expect(error).toMatchObject({ code: 'solution-syntax', at: { file: 'main.ts', line: 2, column: 11 } });
    expect(error?.message).toBe('Syntax error in main.ts:2:11: Unexpected ";"');
  });

  test.each([
    [
      'a package that the lab does not allow',
      "import f from 'fastify'; f();",
      'import-not-allowed',
      'ws, node:*',
    ],
    ['a part of a package', "import r from 'ws/lib/receiver.js'; r();", 'import-not-allowed', 'ws, node:*'],
    [
      'a file beside the solution',
      "import x from '../other/solution.ts'; x();",
      'import-outside',
      'Add the file',
    ],
    ['a file of the machine', "import x from '/etc/passwd'; x();", 'import-outside', 'outside the solution'],
    [
      'an address',
      "import x from 'https://example.org/x.js'; x();",
      'import-outside',
      'outside the solution',
    ],
    [
      'a data address',
      "import x from 'data:text/javascript,1'; x();",
      'import-outside',
      'outside the solution',
    ],
    ['a file that is not there', "import x from './x.ts'; x();", 'import-missing', 'Its files are main.ts'],
    ['a file by require', "require('/etc/passwd');", 'import-outside', 'outside the solution'],
    ['a file by import()', "await import('../x.ts');", 'import-outside', 'outside the solution'],
    ['our own files', "import x from 'wirebook/grader/index.ts'; x();", 'import-not-allowed', 'ws, node:*'],
  ])('for %s', async (_, text, code, words) => {
    const error = await refusal({ 'main.ts': `\n${text}` });
    expect(error).toMatchObject({ code, at: { file: 'main.ts', line: 2 } });
    expect(error?.message).toContain(words);
    expect(error?.localized?.ko).toMatch(/[가-힣]/);
  });

  test('for nothing in it, and for too much', async () => {
    expect(await refusal({})).toMatchObject({ code: 'solution-empty' });
    expect(await refusal({ 'main.ts': ' \n' })).toMatchObject({ code: 'solution-empty' });
    expect(await refusal({ 'main.ts': `//${'x'.repeat(1024 * 1024)}` })).toMatchObject({
      code: 'solution-too-large',
    });
  });
});
