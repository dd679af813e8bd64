/** The code of the lesson on why does what the lesson says of it. */
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { closeSamples, hasFastapi, type Sample, startSample, talk } from './content-samples.ts';

afterEach(closeSamples);

const kinds = ['ts', ...(hasFastapi ? ['py'] : [])];

interface Polled {
  readonly next: number;
  readonly updates: readonly string[];
}

const poll = async (sample: Sample, since: number): Promise<Polled> =>
  (await sample.get(`/updates?since=${since}`)) as Polled;

const post = (sample: Sample): Promise<void> =>
  new Promise((resolve, reject) => {
    const options = { ...sample.address, path: '/', method: 'POST' };
    request(options, (answer) => answer.resume().on('end', resolve))
      .on('error', reject)
      .end();
  });

/** A question whose answer may take long. */
const asked = (sample: Sample, path: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request({ ...sample.address, path }, (answer) => resolve(json(answer)))
      .on('error', reject)
      .end();
  });

describe.each(kinds)('in %s', (kind) => {
  test('polling answers at once, mostly with nothing, and with all that is newer', async () => {
    const sample = await startSample(`why/poll.${kind}`);
    await expect
      .poll(async () => (await poll(sample, 0)).updates.length, { timeout: 15_000 })
      .toBeGreaterThan(1);
    const { next } = await poll(sample, 0);
    expect((await poll(sample, next + 1000)).updates).toEqual([]);
    expect((await poll(sample, next - 1)).updates.length).toBeGreaterThan(0);
  });

  test('long polling answers when there is something', async () => {
    const sample = await startSample(`why/long-poll.${kind}`);
    const { next, updates } = (await asked(sample, '/updates?since=0')) as Polled;
    expect(updates).toHaveLength(next);
    expect(((await asked(sample, `/updates?since=${next}`)) as Polled).next).toBeGreaterThan(next);
  });

  test('push says it unasked', async () => {
    const client = await talk(await startSample(`why/push.${kind}`), '/ws');
    expect(await client.next()).toMatchObject({ text: expect.stringMatching(/^\d{4}-/) as string });
  });
});

test('pitfall: what comes between two questions is lost, or not', async () => {
  const wrong = await startSample('why/pitfalls/between-wrong.ts');
  const right = await startSample('why/pitfalls/between-right.ts');
  for (const sample of [wrong, right]) await post(sample);
  expect(await asked(right, '/?since=0')).toEqual(['update 1']);
  let answered: unknown;
  void asked(wrong, '/').then((answer) => (answered = answer));
  await expect
    .poll(async () => post(wrong).then(() => answered !== undefined), { timeout: 15_000 })
    .toBe(true);
  expect(answered).not.toContain('update 1');
});

test('meter: the same numbers come by polling and by WebSocket, in order', async () => {
  const sample = await startSample('why/meter.ts');
  const client = await talk(sample, '/ws');
  expect(await sample.get('/poll?since=0')).toEqual([]);
  await sample.get('/start');
  expect([await client.next(), await client.next()]).toEqual([{ text: '1' }, { text: '2' }]);
  expect(await sample.get('/poll?since=0')).toEqual(expect.arrayContaining([1, 2]));
  expect(await sample.get('/long-poll?since=1')).toEqual(expect.arrayContaining([2]));
});
