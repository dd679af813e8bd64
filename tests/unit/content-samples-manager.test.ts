/** The samples of the manager lesson do what the lesson says of them, and the wrong halves really go wrong. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { closeSamples, hasFastapi, inBoth, startSample, talk } from './content-samples.ts';
import type { Sample, Talk } from './content-samples.ts';

afterEach(closeSamples);

const nextJson = async (client: Talk): Promise<unknown> => {
  const message = await client.next();
  return JSON.parse('text' in message ? message.text : '{}');
};

const connections = (sample: Sample) => expect.poll(() => sample.get('/stats'), { timeout: 5000 });

/** Stops reading, then hangs up: for the program it is closing, and neither open nor gone. */
const hangUpHalfway = async (client: Talk): Promise<void> => {
  client.socket.pause();
  client.socket.close(1000);
  await delay(50);
};

describe('registry', () => {
  inBoth('refuses without a trace, and forgets who vanishes', 'manager/registry', async (sample) => {
    const alice = await talk(sample, '/ws?name=alice');
    await connections(sample).toEqual({ connections: 1 });
    expect((await (await talk(sample, '/ws')).closed).code).toBe(4000);
    expect((await (await talk(sample, '/ws?name=alice')).closed).code).toBe(4009);
    await connections(sample).toEqual({ connections: 1 });
    alice.socket.terminate();
    await connections(sample).toEqual({ connections: 0 });
  });
});

describe('announce', () => {
  inBoth('tells the others who comes and goes', 'manager/announce', async (sample) => {
    const alice = await talk(sample, '/ws?name=alice');
    await connections(sample).toEqual({ connections: 1 });
    const bob = await talk(sample, '/ws?name=bob');
    expect(await nextJson(alice)).toEqual({ type: 'joined', name: 'bob' });
    bob.socket.terminate();
    expect(await nextJson(alice)).toEqual({ type: 'left', name: 'bob' });
  });
});

describe('talk', () => {
  inBoth('reaches one or all, and says who it is from', 'manager/talk', async (sample) => {
    const [alice, bob] = [await talk(sample, '/ws?name=alice'), await talk(sample, '/ws?name=bob')];
    const message = { type: 'message', from: 'alice', text: 'hi' };
    alice.socket.send(JSON.stringify({ type: 'send', to: 'bob', text: 'hi', from: 'eve' }));
    expect(await nextJson(bob)).toEqual(message);
    alice.socket.send(JSON.stringify({ type: 'broadcast', text: 'hi' }));
    expect([await nextJson(alice), await nextJson(bob)]).toEqual([message, message]);
    alice.socket.send(JSON.stringify({ type: 'send', to: 'nobody', text: 'hi' }));
    expect(await nextJson(alice)).toMatchObject({ reason: 'unknown-recipient' });
  });
});

describe('slow', () => {
  inBoth('lets go of whoever reads nothing', 'manager/slow', async (sample) => {
    const [slow, sender] = [await talk(sample, '/ws'), await talk(sample, '/ws')];
    slow.socket.pause();
    // Nothing that permessage-deflate could make small.
    const text = randomBytes(192 * 1024).toString('base64');
    for (let sent = 0; sent < 60; sent += 1) {
      sender.socket.send(text);
      await sender.next();
    }
    await connections(sample).toEqual({ connections: 1 });
  });
});

const heardByTheLast = async (sample: Sample, hurt: (client: Talk) => Promise<void>): Promise<boolean> => {
  const [first, dead, last] = [
    await talk(sample, '/ws'),
    await talk(sample, '/ws'),
    await talk(sample, '/ws'),
  ];
  await hurt(dead);
  first.socket.send('hi');
  const heard = last.next().then(
    () => true,
    () => false,
  );
  return Promise.race([heard, last.closed.then(() => false), delay(2000).then(() => false)]);
};

describe('pitfalls', () => {
  test('waiting: one dead receiver costs those behind it the message, or does not', async () => {
    const wrong = await startSample('manager/pitfalls/waiting-wrong.ts');
    expect(await heardByTheLast(wrong, hangUpHalfway)).toBe(false);
    const right = await startSample('manager/pitfalls/waiting-right.ts');
    expect(await heardByTheLast(right, hangUpHalfway)).toBe(true);
  });

  test('removing: the next one is skipped, or is not', async () => {
    const wrong = await startSample('manager/pitfalls/removing-wrong.ts');
    expect(await heardByTheLast(wrong, hangUpHalfway)).toBe(false);
    const right = await startSample('manager/pitfalls/removing-right.ts');
    expect(await heardByTheLast(right, hangUpHalfway)).toBe(true);
  });

  for (const kind of ['ts', 'py']) {
    test.runIf(kind === 'ts' || hasFastapi)(
      `refused: it removes the first holder, or does not (${kind})`,
      async () => {
        for (const [half, count] of [
          ['wrong', '0'],
          ['right', '1'],
        ] as const) {
          const sample = await startSample(`manager/pitfalls/refused-${half}.${kind}`);
          const alice = await talk(sample, '/ws?name=alice');
          await (
            await talk(sample, '/ws?name=alice')
          ).closed;
          await delay(50);
          alice.socket.send('?');
          expect(await alice.next()).toEqual({ text: count });
        }
      },
    );
  }

  test.runIf(hasFastapi)('waiting: a queue a receiver passes a message on (FastAPI)', async () => {
    for (const half of ['wrong', 'right']) {
      const sample = await startSample(`manager/pitfalls/waiting-${half}.py`);
      expect(await heardByTheLast(sample, () => Promise.resolve())).toBe(true);
    }
  });
});
