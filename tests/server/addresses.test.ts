import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import type { CompanionOptions } from '../../server/index.ts';
import { ask } from './http.ts';
import { openRoom } from './workshop.ts';

/** Requests a minute of who has not joined, at one address. */
const most = 5;

/** Asks a workshop of its own as somebody of `claimed`; the status. */
async function openCounted(options: Partial<CompanionOptions> = {}) {
  const { companion } = await openRoom({ limits: { requestsPerAddress: most }, ...options });
  return async (claimed: string): Promise<number> => {
    const headers = { 'x-forwarded-for': claimed };
    return (await ask(`${companion.url}api/workshop`, { headers })).status;
  };
}

test('a proxy on this machine says for whom it asks: what one uses up, another one has', async () => {
  const asked = await openCounted();
  for (let times = 0; times < most; times += 1)
    expect(await asked(`203.0.113.${times}, 198.51.100.1`)).toBe(200);
  // In front of what the proxy added anybody may have written anything.
  expect(await asked('203.0.113.200, 198.51.100.1')).toBe(429);
  expect(await asked('198.51.100.2')).toBe(200);
});

test('neighbours in one IPv6 network are one, since each has as many addresses as it likes', async () => {
  const asked = await openCounted();
  for (let times = 0; times < most; times += 1) await asked(`2001:db8::${times}`);
  expect(await asked('2001:db8::ffff')).toBe(429);
  expect(await asked('2001:db8:0:1::1')).toBe(200);
});

/** An address of this machine that is not loopback: who comes from there is no proxy, unless named as one. */
const own = Object.values(networkInterfaces())
  .flatMap((addresses = []) => addresses)
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test.runIf(own !== undefined)(
  'of anybody else the header counts for nothing, unless they are named',
  async () => {
    const address = own ?? '';
    const refused = async (proxies: readonly string[]) => {
      const asked = await openCounted({ host: address, proxies });
      for (let times = 0; times < most; times += 1) await asked(`198.51.100.${times}`);
      return (await asked('198.51.100.200')) === 429;
    };
    expect([await refused([]), await refused([address])]).toEqual([true, false]);
  },
);
