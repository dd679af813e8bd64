/** The samples of the lesson on authentication keep what the lesson says of them; the wrong halves of pitfalls go wrong. */
import { afterEach, describe, expect, test } from 'vitest';
import { ask, closeSamples, hasFastapi, inBoth, startSample, talk } from './content-samples.ts';
import type { Sample } from './content-samples.ts';

afterEach(closeSamples);

const bearer = { authorization: 'Bearer alice-secret' };

async function ticketOf(sample: Sample): Promise<string> {
  const { status, headers, text } = await ask(sample, 'POST', '/tickets', bearer);
  expect(status).toBe(201);
  expect(headers['cache-control']).toBe('no-store');
  return (JSON.parse(text) as { ticket: string }).ticket;
}

/** What opening says: the first message, or the status of the refusal. */
const opening = async (
  sample: Sample,
  path: string,
  headers?: Readonly<Record<string, string>>,
): Promise<string> => {
  try {
    const first = await (await talk(sample, path, headers && { headers })).next();
    return 'text' in first ? first.text : 'binary';
  } catch (error) {
    return /40\d/.exec(String(error))?.[0] ?? String(error);
  }
};

const refused = /^40[13]$/;

for (const name of ['ticket', 'origin']) {
  describe(name, () => {
    inBoth('a ticket opens one connection, and only one', `auth/${name}`, async (sample) => {
      const ticket = await ticketOf(sample);
      expect(await opening(sample, `/ws?ticket=${ticket}`)).toBe('welcome, alice');
      expect(await opening(sample, `/ws?ticket=${ticket}`)).toMatch(refused);
      expect(await opening(sample, '/ws')).toMatch(refused);
    });
    inBoth('without a token there is no ticket', `auth/${name}`, async (sample) => {
      expect((await ask(sample, 'POST', '/tickets')).status).toBe(401);
    });
  });
}

describe('origin', () => {
  inBoth('a foreign page is refused and leaves the ticket alone', 'auth/origin', async (sample) => {
    const path = `/ws?ticket=${await ticketOf(sample)}`;
    expect(await opening(sample, path, { origin: 'https://app.example.evil.example' })).toBe('403');
    expect(await opening(sample, path, { origin: 'https://app.example' })).toBe('welcome, alice');
  });
});

describe('expiry', () => {
  inBoth('a session that ends closes its connection with 4401', 'auth/expiry', async (sample) => {
    const { closed } = await talk(sample, '/ws?lasts=50');
    expect(await closed).toEqual({ code: 4401, reason: 'session expired' });
  });
  inBoth('a fresh token prolongs it', 'auth/expiry', async (sample) => {
    const client = await talk(sample, '/ws?lasts=3000');
    client.socket.send('fresh-token');
    expect(await client.next()).toEqual({ text: 'ok' });
    const first = await Promise.race([client.closed, new Promise((resolve) => setTimeout(resolve, 3500))]);
    expect(first).toBeUndefined();
  });
});

const cookie = 'session=s3ss10n';

describe('pitfalls', () => {
  for (const kind of ['ts', 'py']) {
    const run = test.runIf(kind === 'ts' || hasFastapi);
    run(`a cookie lets every page in; with Origin only ours (${kind})`, async () => {
      const evil = { cookie, origin: 'https://evil.example' };
      const wrong = await startSample(`auth/pitfalls/hijack-wrong.${kind}`);
      expect(await opening(wrong, '/ws', evil)).toBe('alice has 1,240,000');
      const right = await startSample(`auth/pitfalls/hijack-right.${kind}`);
      expect(await opening(right, '/ws', evil)).toMatch(refused);
      expect(await opening(right, '/ws', { cookie, origin: 'https://app.example' })).toBe(
        'alice has 1,240,000',
      );
    });
    run(`an origin that only begins like ours (${kind})`, async () => {
      const headers = { origin: 'https://app.example.evil.example' };
      const wrong = await startSample(`auth/pitfalls/compare-wrong.${kind}`);
      expect((await talk(wrong, '/ws', { headers })).socket.readyState).toBe(1);
      const right = await startSample(`auth/pitfalls/compare-right.${kind}`);
      await expect(talk(right, '/ws', { headers })).rejects.toThrow(/40[13]/);
    });
    run(`one ticket, two at the same moment (${kind})`, async () => {
      const both = async (half: string): Promise<string[]> => {
        const sample = await startSample(`auth/pitfalls/race-${half}.${kind}`);
        const path = '/ws?ticket=t1';
        return (await Promise.all([opening(sample, path), opening(sample, path)])).sort();
      };
      expect(await both('wrong')).toEqual(['alice', 'alice']);
      const [loser, winner] = await both('right');
      expect(loser).toMatch(refused);
      expect(winner).toBe('alice');
    });
  }
});

describe('the program behind the demo', () => {
  test('four doors, and what its log gives away', async () => {
    const sample = await startSample('auth/four-ways.ts');
    expect(await opening(sample, '/query?token=alice-secret')).toBe('welcome, alice');
    expect(await opening(sample, '/cookie', { cookie })).toBe('welcome, alice');
    expect(await opening(sample, '/cookie')).toBe('401');
    const ticket = await ticketOf(sample);
    expect(await opening(sample, `/ticket?ticket=${ticket}`)).toBe('welcome, alice');
    expect(await opening(sample, `/ticket?ticket=${ticket}`)).toBe('401');
    const client = await talk(sample, '/message');
    client.socket.send('alice-secret');
    expect(await client.next()).toEqual({ text: 'welcome, alice' });
    await expect.poll(sample.output, { timeout: 5000 }).toContain('"GET /message HTTP/1.1" 101');
    expect(sample.output()).toContain('"GET /query?token=alice-secret HTTP/1.1" 101');
    expect(sample.output()).not.toContain('s3ss10n');
  });
});
