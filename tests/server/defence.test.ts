import { describe, expect, test } from 'vitest';
import { ask, faultCode, rawExchange } from './http.ts';
import { openCompanion, sharedCompanion } from './companion.ts';

const companion = sharedCompanion();

/** How a browser marks what a page of another site does. */
const attacker = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

describe('DNS rebinding', () => {
  test.each([
    'evil.example',
    'evil.example:4321',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '8.8.8.8',
  ])('a page whose name resolves to us (Host: %s) gets nothing, not even the site', async (host) => {
    const { url } = companion;
    for (const path of ['', 'ko/', 'api/status', 'runs/x/', 'nowhere']) {
      const answer = await ask(url + path, { headers: { host } });
      expect(answer.status, path).toBe(403);
      expect(faultCode(answer)).toBe('host-refused');
    }
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST:80', '[::1]:9', '127.0.0.1:8080'])(
    'our own names are answered to, through any forwarded port (Host: %s)',
    async (host) => {
      const { url } = companion;
      expect((await ask(`${url}api/status`, { headers: { host } })).status).toBe(200);
    },
  );

  test('a name that was configured is answered to', async () => {
    const { url } = await openCompanion({ names: ['class.example'] });
    expect((await ask(`${url}api/status`, { headers: { host: 'class.example:4321' } })).status).toBe(200);
  });

  test('a request without Host is refused', async () => {
    const { url } = companion;
    expect(await rawExchange(url, 'GET /api/status HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('other sites', () => {
  test('cannot put anything of ours into a frame, to have it clicked', async () => {
    const { url } = companion;
    for (const path of ['', 'ko/', 'ko/labs/echo/', 'api/status', 'runs/x/', 'nowhere']) {
      const { status, headers } = await ask(url + path);
      expect(headers['x-frame-options'], path).toBe('DENY');
      if (status === 200)
        expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    }
  });

  test.each([
    ['POST', 'api/labs/echo/gradings'],
    ['POST', 'api/labs/echo/runs'],
    ['PUT', 'api/labs/echo/solution'],
    ['DELETE', 'api/labs/echo/solution'],
    ['DELETE', 'api/runs/x'],
    ['GET', 'api/labs/echo/solution'],
    ['GET', 'api/labs/echo/gradings/latest'],
    ['GET', 'runs/x/'],
    ['OPTIONS', 'api/labs/echo/runs'],
  ])('cannot %s /%s', async (method, path) => {
    const { url } = companion;
    const answer = await ask(url + path, { method, headers: attacker });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('an Origin alone is enough to be refused: browsers without Sec-Fetch-Site send it with every change', async () => {
    const { url } = companion;
    const { origin } = attacker;
    const answer = await ask(`${url}api/labs/echo/solution`, { method: 'DELETE', headers: { origin } });
    expect(faultCode(answer)).toBe('origin-refused');
  });

  test('another port of this machine is another site', async () => {
    const { url } = companion;
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' };
    expect((await ask(`${url}api/status`, { headers })).status).toBe(403);
    expect((await ask(`${url}api/status`, { headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403);
  });

  test('the origin of a sandboxed document is nobody', async () => {
    const { url } = companion;
    expect((await ask(`${url}api/status`, { headers: { origin: 'null' } })).status).toBe(403);
  });

  test('a WebSocket handshake of another site never reaches the program', async () => {
    const { url } = companion;
    const { host } = new URL(url);
    const answer = await rawExchange(
      url,
      `GET /runs/x/ws HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer).toContain('origin-refused');
  });

  test('our own pages, and tools that are no browser, are served', async () => {
    const { url } = companion;
    const headers = { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' };
    expect((await ask(`${url}api/status`, { headers })).status).toBe(200);
    expect((await ask(`${url}api/status`)).status).toBe(200);
  });
});

describe('what a program answers', () => {
  test.each(['script', 'worker', 'sharedworker', 'serviceworker', 'style', 'object', 'iframe'])(
    'is never loaded as a %s of our origin',
    async (use) => {
      const { url } = companion;
      const headers = { 'sec-fetch-dest': use, 'sec-fetch-site': 'same-origin' };
      expect(faultCode(await ask(`${url}runs/x/evil.js`, { headers }))).toBe('use-refused');
    },
  );
});

test('every answer forbids sniffing and framing', async () => {
  const { url } = companion;
  for (const path of ['', 'ko/', 'api/status', 'api/nothing', 'runs/x/', 'nowhere', '_astro/app.a1b2c3.js']) {
    const { headers } = await ask(url + path);
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  }
});

test('bytes that are no request are refused with words, and the companion lives on', async () => {
  const { url } = companion;
  for (const bytes of [
    '\x16\x03\x01\x02\x00\x01\x00',
    'NONSENSE\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET  HTTP/1.1\r\n\r\n',
  ]) {
    expect(await rawExchange(url, bytes)).toMatch(/^HTTP\/1\.1 400 .*request-malformed/s);
  }
  expect(await rawExchange(url, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  expect((await ask(`${url}api/status`)).status).toBe(200);
});
