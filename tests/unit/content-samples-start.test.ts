/** The client of the first lesson, run against the echo server of a later one. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { closeSamples, startSample } from './content-samples.ts';

afterEach(closeSamples);

const run = async (client: string): Promise<{ output: string; problem: string }> => {
  const { address } = await startSample('lifecycle/echo.ts');
  if (!('port' in address)) throw new Error('no port');
  const child = spawn(process.execPath, [`content/samples/start/${client}.ts`], {
    env: { SERVER_URL: `ws://127.0.0.1:${address.port}/ws` },
    timeout: 15_000,
  });
  const [output, problem] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { output, problem };
};

test('the first frame comes back, and the end is a clean one', async () => {
  const { output } = await run('first-frame');
  expect(output).toBe('answer: 안녕, hello\nclosed: 1005 clean\n');
});

test('pitfall: who sends before open gets an exception; who waits gets an answer', async () => {
  expect((await run('pitfalls/too-soon-wrong')).problem).toContain('InvalidStateError');
  expect((await run('pitfalls/too-soon-right')).output).toBe('answer: hello\n');
});
