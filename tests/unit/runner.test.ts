import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../runner/command.ts';
import { alive } from '../server/processes.ts';
import { add, failureText, lastLine, nothing, oneFailed, onePassed, succeeded } from '../runner/tally.ts';

describe('the last line of a test run', () => {
  test('has two numbers that add up over all parts', () => {
    const total = add(add({ passed: 40, failed: 1, skipped: 0 }, onePassed), oneFailed);
    expect(lastLine(total, false)).toBe('41 passed, 2 failed');
  });

  test('names what was skipped, but in CI, where scripts read it, there are two numbers always', () => {
    const total = { passed: 3, failed: 0, skipped: 2 };
    expect(lastLine(total, false)).toBe('3 passed, 0 failed, 2 skipped');
    expect(lastLine(total, true)).toBe('3 passed, 0 failed');
  });

  test('is no success when something failed, or when nothing ran at all', () => {
    expect(succeeded(onePassed)).toBe(true);
    expect(succeeded(add(onePassed, oneFailed))).toBe(false);
    expect(succeeded(nothing)).toBe(false);
    expect(succeeded({ ...nothing, skipped: 7 })).toBe(false);
  });
});

describe('what a test run says of a failure at its end', () => {
  test('is its name and the beginning of what it said, without colours', () => {
    const message = [
      '\u001B[31mexpected 1\u001B[39m to be 2',
      ...Array<string>(40).fill('    at tests/labs/sse.test.ts:1:1'),
    ].join('\n');
    const text = failureText({ name: 'sse › stays open', message });
    expect(text).toMatch(/^✗ sse › stays open\n {4}expected 1 to be 2\n/);
    expect(text.split('\n').length).toBeLessThan(20);
  });
});

describe('a command that the test run starts', () => {
  test('says how it ended, and keeps what it printed when asked to', async () => {
    const finished = await run('echo out; echo err >&2; exit 3', { limitMs: 20_000, quiet: true });
    expect(finished).toMatchObject({ ok: false, reason: 'exit code 3' });
    expect(finished.output).toMatch(/out[^]*err/);
  });

  test('runs on the Node that npm brought, whatever the system has', async () => {
    const { output } = await run('node --version', { limitMs: 20_000, quiet: true });
    expect(output).toMatch(/^v26\./);
  });

  test('is killed when it takes too long, with all that it started', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wirebook-runner-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'pid');
    const { ok, reason } = await run(`sleep 600 & echo $! > ${file}; wait`, { limitMs: 3_000, quiet: true });
    expect({ ok, reason }).toEqual({ ok: false, reason: 'more than 3 s' });
    const started = Number(await readFile(file, 'utf8'));
    await expect.poll(() => alive([started])).toEqual([]);
  });

  test('leaves nothing behind when it ends by itself', async () => {
    const { output } = await run('sleep 600 > /dev/null 2>&1 & echo $!', { limitMs: 20_000, quiet: true });
    await expect.poll(() => alive([Number(output)])).toEqual([]);
  });
});
