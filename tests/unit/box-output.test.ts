import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { outputLimits } from '../../grader/box/limits.ts';
import { Output } from '../../grader/box/output.ts';

interface Printed {
  readonly stdout: PassThrough;
  readonly stderr: PassThrough;
  readonly output: Output;
  readonly floods: () => number;
}

function printing(): Printed {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let floods = 0;
  const output = new Output({ stdout, stderr }, () => (floods += 1));
  return { stdout, stderr, output, floods: () => floods };
}

function textOf(output: Output): () => string {
  let text = '';
  output.onText((part) => (text += part));
  return () => text;
}

/** Long enough for so much to become free that it is worth showing. */
const pauseMs = 400;

describe('what a program prints', () => {
  test('is told with its stream, to who comes late as well, without a character cut in two', async () => {
    const { stdout, stderr, output } = printing();
    const bytes = Buffer.from('값: 42\n');
    stdout.write(bytes.subarray(0, 2));
    stdout.write(bytes.subarray(2));
    stderr.write('oh\n');
    await wait(0);
    const heard: unknown[] = [];
    output.onText((text, stream) => heard.push([stream, text]));
    expect(heard).toEqual([
      ['stdout', '값: 42\n'],
      ['stderr', 'oh\n'],
    ]);
  });

  test('has a gap where it is too much, told in bytes; after it goes on a whole character', async () => {
    const { stdout, output } = printing();
    const text = textOf(output);
    let leftOut = 0;
    output.onLeftOut((bytes) => (leftOut = bytes));
    const letters = Buffer.from('한'.repeat(outputLimits.shownBytes / 2));
    stdout.write(letters);
    await wait(pauseMs);
    // The last byte of one that was left out, and a whole one.
    stdout.write(Buffer.concat([letters.subarray(2, 3), Buffer.from('글\n')]));
    await wait(0);
    const [, whole = '', after] = /^(한+)\n\[\.\.\.\]\n(.+)\n$/.exec(text()) ?? [];
    expect(after).toBe('글');
    expect(Buffer.byteLength(whole)).toBeLessThanOrEqual(
      outputLimits.shownBytes + outputLimits.shownBytesPerSecond,
    );
    expect(leftOut).toBe(letters.length - Buffer.byteLength(whole) + 1);
  });

  test('shows no sign for a character that a gap cut in two', async () => {
    const { stdout, stderr, output } = printing();
    const text = textOf(output);
    const letter = Buffer.from('한');
    stdout.write(letter.subarray(0, 2));
    await wait(0);
    stderr.write(Buffer.alloc(2 * outputLimits.shownBytes, 'x'));
    await wait(pauseMs);
    stdout.write(Buffer.concat([letter.subarray(2), Buffer.from('after\n')]));
    await wait(0);
    expect(text()).toMatch(/^x+\n\[\.\.\.\]\nafter\n$/);
  });

  test('is a flood where it goes on and on, and is read all the same', async () => {
    const { stdout, floods } = printing();
    const mebibyte = Buffer.alloc(1024 * 1024, 'x');
    let written = 0;
    while (written <= outputLimits.bytes) {
      stdout.write(mebibyte);
      written += mebibyte.length;
    }
    await wait(0);
    expect(floods()).toBeGreaterThan(0);
    expect(stdout.readableLength).toBe(0);
  });
});
