/** The code of the lesson on server-sent events does what the lesson says of it, in both languages it is written in. */
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { EventStreamParser } from '../../grader/wire/index.ts';
import { closeSamples, hasFastapi, inBoth, type Sample, startSample, talk } from './content-samples.ts';

afterEach(closeSamples);

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly lastEventId?: string;
  readonly body?: string;
}

const ask = (
  sample: Sample,
  { path = '/events', method = 'GET', lastEventId, body }: Asked,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
    request({ ...sample.address, path, method, headers }, resolve)
      .on('error', reject)
      .end(body);
  });

interface Reader {
  readonly response: IncomingMessage;
  /** `data` of all events so far, with the id where there is one: `2: hello`. */ readonly seen: readonly string[];
}

async function read(sample: Sample, asked: Asked = {}): Promise<Reader> {
  const seen: string[] = [];
  const response = await ask(sample, asked);
  const parser = new EventStreamParser((item) => {
    if (item.kind === 'event') seen.push(item.id === '' ? item.data : `${item.id}: ${item.data}`);
  });
  response.on('data', (bytes: Buffer) => parser.push(bytes)).on('error', () => undefined);
  return { response, seen };
}

const publish = async (sample: Sample, body: string): Promise<void> => {
  const answer = await ask(sample, { path: '/publish', method: 'POST', body });
  expect(answer.statusCode).toBe(202);
  answer.resume();
};

const sees = (reader: Reader, events: readonly string[]): Promise<void> =>
  expect.poll(() => reader.seen, { timeout: 10_000 }).toEqual(events);

describe('stream', () => {
  inBoth('answers with the two headers, says an event, and goes on', 'sse/stream', async (sample) => {
    const reader = await read(sample);
    expect(reader.response.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(reader.response.headers['cache-control']).toBe('no-cache');
    await sees(reader, ['hello']);
    expect(reader.response.complete).toBe(false);
  });
});

describe('publish', () => {
  inBoth('reaches everybody, line by line, and forgets who has left', 'sse/publish', async (sample) => {
    const readers = [await read(sample), await read(sample)] as const;
    await publish(sample, 'one\r\ntwo\n');
    for (const reader of readers) await sees(reader, ['one\ntwo\n']);
    readers[0].response.destroy();
    await publish(sample, 'three');
    await sees(readers[1], ['one\ntwo\n', 'three']);
  });
});

describe('resume', () => {
  inBoth(
    'sends what was missed, then goes on live; a newcomer gets nothing old',
    'sse/resume',
    async (sample) => {
      for (const data of ['a', 'b', 'c']) await publish(sample, data);
      const back = await read(sample, { lastEventId: '1' });
      const newcomer = await read(sample);
      await sees(back, ['2: b', '3: c']);
      await publish(sample, 'd');
      await sees(back, ['2: b', '3: c', '4: d']);
      await sees(newcomer, ['4: d']);
    },
  );
});

describe('finish', () => {
  inBoth('sends what is left of the job, and 204 when all was read', 'sse/finish', async (sample) => {
    const path = '/jobs/1/events';
    await sees(await read(sample, { path }), ['1: fetched', '2: converted', '3: stored']);
    await sees(await read(sample, { path, lastEventId: '2' }), ['3: stored']);
    expect((await ask(sample, { path, lastEventId: '3' })).statusCode).toBe(204);
  });
});

describe('both', () => {
  test('tells the same numbers to an event stream and to a WebSocket, and replays to the stream alone', async () => {
    const sample = await startSample('sse/both.ts');
    const socket = await talk(sample, '/ws');
    const message = await socket.next();
    const first = Number('text' in message ? message.text : '');
    const reader = await read(sample, { lastEventId: '0' });
    await expect.poll(() => reader.seen.length, { timeout: 10_000 }).toBeGreaterThan(first);
    expect(reader.seen.slice(0, 2)).toEqual(['1: 1', '2: 2']);
  });
});

describe('pitfall: a raw line break', () => {
  const told = async (file: string): Promise<Reader> =>
    read(await startSample(file), { method: 'POST', body: 'one\ntwo\n\nthree' });
  test.each(['ts', ...(hasFastapi ? ['py'] : [])])('loses all lines but the first (%s)', async (kind) => {
    await sees(await told(`sse/pitfalls/newlines-wrong.${kind}`), ['one']);
    await sees(await told(`sse/pitfalls/newlines-right.${kind}`), ['one\ntwo\n\nthree']);
  });
});

describe('pitfall: await between replay and going live', () => {
  const told = async (half: string): Promise<readonly string[]> => {
    const sample = await startSample(`sse/pitfalls/seam-${half}.ts`);
    await publish(sample, '');
    const reader = await read(sample, { lastEventId: '0' });
    for (let count = 0; count < 3; count += 1) await publish(sample, '');
    (await ask(sample, { path: '/answer' })).resume();
    await expect.poll(() => reader.seen.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await publish(sample, '');
    await expect.poll(() => reader.seen.at(-1), { timeout: 10_000 }).toBe('5: 5');
    return reader.seen;
  };
  test('loses what is published meanwhile; right, nothing is missing', async () => {
    expect(await told('wrong')).toEqual(['1: 1', '5: 5']);
    expect(await told('right')).toEqual(['1: 1', '2: 2', '3: 3', '4: 4', '5: 5']);
  });
});

describe('pitfall: a subscriber who leaks', () => {
  const leftAfterLeaving = async (half: string): Promise<() => Promise<unknown>> => {
    const sample = await startSample(`sse/pitfalls/leak-${half}.ts`);
    const leaver = await read(sample);
    expect(await sample.get('/stats')).toEqual({ subscribers: 1 });
    leaver.response.destroy();
    return () => sample.get('/stats');
  };
  test('finish does not come when a tab is closed; close does', async () => {
    const wrong = await leftAfterLeaving('wrong');
    const right = await leftAfterLeaving('right');
    await expect.poll(right, { timeout: 10_000 }).toEqual({ subscribers: 0 });
    expect(await wrong()).toEqual({ subscribers: 1 });
  });
});
