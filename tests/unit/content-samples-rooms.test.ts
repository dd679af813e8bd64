/** The samples of the rooms lesson do what the lesson says of them, and the wrong halves really go wrong. */
import { afterEach, describe, expect, test } from 'vitest';
import { closeSamples, hasFastapi, inBoth, startSample, talk } from './content-samples.ts';
import type { Sample, Talk } from './content-samples.ts';

afterEach(closeSamples);

const people = (sample: Sample): Promise<Talk[]> =>
  Promise.all(['alice', 'bob', 'carol'].map((name) => talk(sample, `/ws?name=${name}`)));

/** Sends a request that is answered, and returns the answer. */
const ask = async (client: Talk | undefined, request: string): Promise<string> => {
  client?.socket.send(request);
  return next(client);
};

const next = async (client: Talk | undefined): Promise<string> => {
  const message = await client?.next();
  return message && 'text' in message ? message.text : '';
};

const members = async (client: Talk | undefined, request: string): Promise<string[]> =>
  (await ask(client, request)).split(' ').sort();

const stats = (sample: Sample) => expect.poll(() => sample.get('/stats'), { timeout: 5000 });

describe('join', () => {
  inBoth('makes a room, takes nobody twice, and forgets who leaves', 'rooms/join', async (sample) => {
    const [alice, bob] = await people(sample);
    expect(await members(alice, 'join tech')).toEqual(['alice']);
    expect(await members(alice, 'join tech')).toEqual(['alice']);
    expect(await members(bob, 'join tech')).toEqual(['alice', 'bob']);
    alice?.socket.send('leave tech');
    expect(await members(alice, 'join food')).toEqual(['alice']);
    expect(await members(bob, 'join tech')).toEqual(['bob']);
  });
});

describe('say', () => {
  inBoth('reaches the other members and nobody else', 'rooms/say', async (sample) => {
    const [alice, bob, carol] = await people(sample);
    for (const client of [alice, bob]) await ask(client, 'join tech');
    await ask(carol, 'join food');
    expect(await ask(carol, 'say tech hi')).toBe('not in room');
    alice?.socket.send('say tech hi');
    expect(await next(bob)).toBe('tech alice: hi');
    // Had they heard anything, it would have come before this answer.
    expect(await members(alice, 'join food')).toEqual(['alice', 'carol']);
    expect(await members(carol, 'join food')).toEqual(['alice', 'carol']);
  });
});

describe('end', () => {
  inBoth(
    'a lost connection leaves every room, and the last takes the room along',
    'rooms/end',
    async (sample) => {
      const [alice, bob] = await people(sample);
      for (const request of ['join tech', 'join food']) await ask(alice, request);
      await ask(bob, 'join tech');
      await stats(sample).toEqual({ rooms: { tech: 2, food: 1 } });
      alice?.socket.terminate();
      await stats(sample).toEqual({ rooms: { tech: 1 } });
      bob?.socket.send('leave tech');
      await stats(sample).toEqual({ rooms: {} });
    },
  );
});

const kinds = ['ts', 'py'] as const;

describe('pitfalls', () => {
  describe.each(kinds)('%s', (kind) => {
    const both = kind === 'ts' || hasFastapi;

    test.runIf(both)('ghosts: who vanished stays in the room, or does not', async () => {
      const wrong = await startSample(`rooms/pitfalls/ghosts-wrong.${kind}`);
      await vanishFrom(wrong);
      await expect(stay(wrong)).resolves.toEqual(['tech']);
      const right = await startSample(`rooms/pitfalls/ghosts-right.${kind}`);
      await vanishFrom(right);
      await stats(right).toEqual([]);
    });

    test.runIf(both)('looking: asking for a room makes it, or does not', async () => {
      for (const [half, left] of [
        ['wrong', ['tech']],
        ['right', []],
      ] as const) {
        const sample = await startSample(`rooms/pitfalls/looking-${half}.${kind}`);
        expect(await ask(await talk(sample, '/ws'), 'tech')).toBe('not in room');
        expect(await sample.get('/stats')).toEqual(left);
      }
    });
  });

  test('proto: a room of that name ends the program, or is one like any other', async () => {
    const wrong = await startSample('rooms/pitfalls/proto-wrong.ts');
    const victim = await talk(wrong, '/ws');
    victim.socket.send('__proto__');
    await victim.closed;
    const right = await startSample('rooms/pitfalls/proto-right.ts');
    (await talk(right, '/ws')).socket.send('__proto__');
    await stats(right).toEqual(['__proto__']);
  });
});

const vanishFrom = async (sample: Sample): Promise<void> => {
  const client = await talk(sample, '/ws');
  client.socket.send('tech');
  await stats(sample).toEqual(['tech']);
  client.socket.terminate();
};

/** What is still there after the program has had time to notice. */
const stay = async (sample: Sample): Promise<unknown> => {
  const other = await talk(sample, '/ws');
  other.socket.close();
  await other.closed;
  return sample.get('/stats');
};
