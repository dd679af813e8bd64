import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ask, json } from './http.ts';
import { sharedCompanion } from './companion.ts';
import { inlineScript } from './site.ts';

const companion = sharedCompanion();

test.each([
  ['ko-KR,ko;q=0.9,en;q=0.8', '', '/ko/'],
  ['en-GB,en;q=0.9,ko;q=0.8', '', '/en/'],
  ['en;q=0.3, ko;q=0.7', '', '/ko/'],
  ['fr, ko;q=0', '', '/en/'],
  ['fr', '', '/en/'],
  ['', '', '/en/'],
  ['en', 'other=1; wirebook-language=ko', '/ko/'],
  ['ko', 'wirebook-language=en', '/en/'],
  ['ko', 'wirebook-language=nonsense', '/ko/'],
])('/ leads a reader who asks for "%s" with the cookie "%s" to %s', async (language, cookie, location) => {
  const { status, headers } = await ask(companion.url, { headers: { 'accept-language': language, cookie } });
  expect(status).toBe(302);
  expect(headers.location).toBe(location);
  expect(headers.vary).toBe('cookie, accept-language');
});

test.each(['ko/labs/echo', 'ko/labs/echo/'])(
  'a page answers with and without its last slash: /%s',
  async (path) => {
    const { status, text, headers } = await ask(companion.url + path);
    expect(status).toBe(200);
    expect(text).toContain('에코 실습');
    expect(headers['cache-control']).toBe('no-cache');
  },
);

test('a page may run its own inline script and no other', async () => {
  const { headers } = await ask(`${companion.url}ko/`, { headers: { 'accept-encoding': 'br' } });
  expect(headers['content-encoding']).toBe('br');
  const scripts = /script-src ([^;]*)/.exec(headers['content-security-policy'] as string)?.[1];
  const hash = createHash('sha256').update(inlineScript).digest('base64');
  expect(scripts).toBe(`'self' 'sha256-${hash}'`);
});

test('hashed assets are kept for ever, and compressed for whom it helps', async () => {
  const asset = `${companion.url}_astro/app.a1b2c3.js`;
  const plain = await ask(asset);
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(plain.headers['content-encoding']).toBeUndefined();
  const packed = await ask(asset, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(packed.headers['content-type']).toMatch(/^text\/javascript|^application\/javascript/);
});

test('a page that has not changed is not sent again', async () => {
  const { headers } = await ask(`${companion.url}ko/`);
  const again = await ask(`${companion.url}ko/`, { headers: { 'if-none-match': headers.etag as string } });
  expect(again.status).toBe(304);
});

test.each([
  ['ko/nowhere', '', '없는 쪽'],
  ['en/nowhere/', '', 'No such page'],
  ['nowhere', 'ko', '없는 쪽'],
  ['nowhere.js', 'en', 'No such page'],
  ['_astro/old.zzz.js', 'en', 'No such page'],
  ['runs', 'en', 'No such page'],
])('/%s is answered with 404 and the page of its language', async (path, language, title) => {
  const { status, text } = await ask(companion.url + path, { headers: { 'accept-language': language } });
  expect(status).toBe(404);
  expect(text).toContain(title);
});

test.each([
  '../package.json',
  '..%2f..%2fetc/passwd',
  '%2e%2e/%2e%2e/etc/passwd',
  '.env',
  '//etc/passwd',
  'ko/%00',
  '%',
])('nothing outside of the site is served (/%s)', async (path) => {
  const { port } = new URL(companion.url);
  const { rawExchange } = await import('./http.ts');
  const answer = await rawExchange(
    companion.url,
    `GET /${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404) /);
  expect(answer).not.toContain('root:');
});

test('what the API does not know is a Fault, not a page', async () => {
  for (const path of ['api', 'api/', 'api/nothing?x=1']) {
    const answer = await ask(companion.url + path);
    expect(answer.status).toBe(404);
    expect(json(answer)).toMatchObject({ error: { code: 'route-unknown' } });
  }
});
