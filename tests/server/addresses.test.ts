import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { ask } from './http.ts';
import { openRoom } from './workshop.ts';

/** Guesses a key as somebody of `claimed`; the status. */
const guess = async (url: string, claimed: string) =>
  (
    await ask(`${url}api/workshop/staff`, {
      ...{ method: 'POST', body: { key: 'a guess' }, headers: { 'x-forwarded-for': claimed } },
    })
  ).status;

/** Guesses a minute. */
const most = 30;

test('a proxy on this machine says for whom it asks: what one uses up, another one has', async () => {
  const { companion } = await openRoom();
  for (let times = 0; times < most; times += 1)
    expect(await guess(companion.url, `203.0.113.${times}, 198.51.100.1`)).toBe(403);
  // In front of what the proxy added anybody may have written anything.
  expect(await guess(companion.url, '203.0.113.200, 198.51.100.1')).toBe(429);
  expect(await guess(companion.url, '198.51.100.2')).toBe(403);
});

test('neighbours in one IPv6 network are one, since each has as many addresses as it likes', async () => {
  const { companion } = await openRoom();
  for (let times = 0; times < most; times += 1) await guess(companion.url, `2001:db8::${times}`);
  expect(await guess(companion.url, '2001:db8::ffff')).toBe(429);
  expect(await guess(companion.url, '2001:db8:0:1::1')).toBe(403);
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
      const { companion } = await openRoom({ host: address, proxies });
      for (let times = 0; times < most; times += 1) await guess(companion.url, `198.51.100.${times}`);
      return (await guess(companion.url, '198.51.100.200')) === 429;
    };
    expect([await refused([]), await refused([address])]).toEqual([true, false]);
  },
);
