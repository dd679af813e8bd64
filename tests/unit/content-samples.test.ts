/**
 * The code of the lessons runs, and does what the lesson says of it: each sample is started as a reader would
 * start it (Node for TypeScript, uvicorn for FastAPI) and talked to over the wire. Both languages keep the same
 * promises; where a pitfall is shown, the wrong half really goes wrong.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { closeSamples, hasFastapi, say, startSample, talk } from './content-samples.ts';
import type { Sample } from './content-samples.ts';

afterEach(closeSamples);

const inBoth = (name: string, promise: (sample: Sample) => Promise<void>, sample: string): void => {
  test(`${name} (TypeScript)`, async () => promise(await startSample(`${sample}.ts`)));
  test.runIf(hasFastapi)(`${name} (FastAPI)`, async () => promise(await startSample(`${sample}.py`)));
};

describe('accept', () => {
  inBoth(
    'accepts /ws and speaks first',
    async (sample) => {
      const client = await talk(sample, '/ws');
      expect(await client.next()).toEqual({ text: 'welcome' });
    },
    'lifecycle/accept',
  );
  inBoth(
    'refuses an upgrade of another path with a 4xx',
    async (sample) => {
      const status = await talk(sample, '/nowhere').catch((error: unknown) => String(error));
      expect(status).toMatch(/4\d\d/);
    },
    'lifecycle/accept',
  );
});

describe('echo', () => {
  inBoth(
    'keeps text text and binary binary',
    async (sample) => {
      const client = await talk(sample, '/ws');
      client.socket.send('안녕');
      expect(await client.next()).toEqual({ text: '안녕' });
      client.socket.send(Buffer.from([0, 255]));
      expect(await client.next()).toEqual({ binary: Buffer.from([0, 255]) });
    },
    'lifecycle/echo',
  );
});

describe('end', () => {
  inBoth(
    'counts out a client that vanishes without a close frame',
    async (sample) => {
      const client = await talk(sample, '/ws');
      expect(await sample.get('/stats')).toEqual({ connections: 1 });
      client.socket.terminate();
      await expect.poll(() => sample.get('/stats'), { timeout: 5000 }).toEqual({ connections: 0 });
    },
    'lifecycle/end',
  );
  test('outlives a client that breaks the protocol', async () => {
    const sample = await startSample('lifecycle/end.ts');
    const client = await talk(sample, '/ws');
    await client.breakProtocol();
    await expect.poll(() => sample.get('/stats'), { timeout: 5000 }).toEqual({ connections: 0 });
  });
});

describe('reject', () => {
  inBoth(
    'closes with 4000 and a reason after the 101 when the name is missing',
    async (sample) => {
      const client = await talk(sample, '/ws');
      expect(await client.closed).toEqual({ code: 4000, reason: 'name is missing' });
    },
    'lifecycle/reject',
  );
  inBoth(
    'refuses the 101st client before the 101, with an HTTP status',
    async (sample) => {
      await Promise.all(Array.from({ length: 100 }, async () => (await talk(sample, '/ws?name=a')).next()));
      const status = await talk(sample, '/ws?name=late').catch((error: unknown) => String(error));
      expect(status).toMatch(sample.file.endsWith('.ts') ? /503/ : /403/);
    },
    'lifecycle/reject',
  );
});

describe('close', () => {
  inBoth(
    'ends cleanly when asked, and hears of it once',
    async (sample) => {
      const client = await talk(sample, '/ws');
      client.socket.send('bye');
      expect(await client.closed).toEqual({ code: 1000, reason: 'see you' });
      await expect.poll(sample.output, { timeout: 5000 }).toMatch(/^closed 1000.*\n$/);
    },
    'lifecycle/close',
  );
});

describe('pump', () => {
  inBoth(
    'answers a ping while a job runs, and does the jobs in order',
    async (sample) => {
      const client = await talk(sample, '/ws');
      const jobs = [say('work', 'a', 200), say('work', 'b', 1), say('ping')];
      for (const job of jobs) client.socket.send(job);
      expect(await client.types(3)).toEqual(['pong', 'done a', 'done b']);
    },
    'lifecycle/pump',
  );
  test('answers nonsense instead of dying of it', async () => {
    const client = await talk(await startSample('lifecycle/pump.ts'), '/ws');
    for (const text of ['{', 'null', '7']) client.socket.send(text);
    expect(await client.types(3)).toEqual(Array(3).fill('error'));
  });
});

describe('pitfall: text or binary', () => {
  test('without isBinary text comes back as binary; with it, as text (TypeScript)', async () => {
    for (const [half, answer] of [
      ['wrong', { binary: Buffer.from('hi') }],
      ['right', { text: 'hi' }],
    ] as const) {
      const client = await talk(await startSample(`lifecycle/pitfalls/text-or-binary-${half}.ts`), '/ws');
      client.socket.send('hi');
      expect(await client.next()).toEqual(answer);
    }
  });
  test.runIf(hasFastapi)('receive_text fails on binary; receive does not (FastAPI)', async () => {
    const wrong = await talk(await startSample('lifecycle/pitfalls/text-or-binary-wrong.py'), '/ws');
    wrong.socket.send(Buffer.from([1]));
    // The exception ends the connection: newer servers say 1011, older ones just go.
    expect([1006, 1011]).toContain((await wrong.closed).code);
    const right = await talk(await startSample('lifecycle/pitfalls/text-or-binary-right.py'), '/ws');
    right.socket.send(Buffer.from([1]));
    expect(await right.next()).toEqual({ binary: Buffer.from([1]) });
  });
});

describe('pitfall: an error that nobody hears', () => {
  test('one broken frame ends the whole server; with a listener it ends one connection', async () => {
    const wrong = await startSample('lifecycle/pitfalls/error-unheard-wrong.ts');
    await (await talk(wrong, '/ws')).breakProtocol();
    expect(await wrong.exited).toBe(1);
    const right = await startSample('lifecycle/pitfalls/error-unheard-right.ts');
    await (await talk(right, '/ws')).breakProtocol();
    const other = await talk(right, '/ws');
    other.socket.send('still there?');
    expect(await other.next()).toEqual({ text: 'still there?' });
  });
});

describe('pitfall: clean-up in the wrong place', () => {
  const onlineAfterSomeoneVanished = async (sample: Sample): Promise<string> => {
    (await talk(sample, '/ws')).socket.terminate();
    const stays = await talk(sample, '/ws');
    stays.socket.send('?');
    let answer = await stays.next();
    // Give the right half the moment that it needs to see the other one go.
    for (let tries = 0; tries < 40 && 'text' in answer && answer.text === '2'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      stays.socket.send('?');
      answer = await stays.next();
    }
    return 'text' in answer ? answer.text : '';
  };
  for (const kind of ['ts', 'py']) {
    test.runIf(kind === 'ts' || hasFastapi)(`who vanishes stays online, or does not (${kind})`, async () => {
      const file = 'lifecycle/pitfalls/clean-up';
      expect(await onlineAfterSomeoneVanished(await startSample(`${file}-wrong.${kind}`))).toBe('2');
      expect(await onlineAfterSomeoneVanished(await startSample(`${file}-right.${kind}`))).toBe('1');
    });
  }
});

describe('pitfall: waiting in the wrong place', () => {
  test('async handlers overtake each other; a chain keeps the order (TypeScript)', async () => {
    for (const [half, order] of [
      ['wrong', ['1', '300']],
      ['right', ['300', '1']],
    ] as const) {
      const client = await talk(await startSample(`lifecycle/pitfalls/waiting-${half}.ts`), '/ws');
      for (const ms of ['300', '1']) client.socket.send(ms);
      expect([await client.next(), await client.next()]).toEqual(order.map((text) => ({ text })));
    }
  });
  test.runIf(hasFastapi)(
    'a loop that waits is deaf; a loop that only receives is not (FastAPI)',
    async () => {
      for (const [half, order] of [
        ['wrong', ['300', 'pong']],
        ['right', ['pong', '300']],
      ] as const) {
        const client = await talk(await startSample(`lifecycle/pitfalls/waiting-${half}.py`), '/ws');
        for (const text of ['300', 'ping']) client.socket.send(text);
        expect([await client.next(), await client.next()]).toEqual(order.map((text) => ({ text })));
      }
    },
  );
});
