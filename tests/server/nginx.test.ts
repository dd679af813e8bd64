import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort } from '../free-port.ts';
import { findProgram } from '../runner/programs.ts';
import type { LiveEvent, Started, Ticket } from '../../server/api.ts';
import { temporaryFolder } from './companion.ts';
import { openRoom } from './workshop.ts';

const name = 'room.example';

/** A certificate that nobody signed but itself. */
async function certificate(folder: string): Promise<{ readonly cert: string; readonly key: string }> {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
  await promisify(execFile)('openssl', [...made, ...subject]);
  return { cert, key };
}

/** The nginx block of docs/proxies.md, with what differs on every machine put in. */
async function configured(folder: string, port: number, companion: string): Promise<string> {
  const page = await readFile(join(import.meta.dirname, '../../docs/proxies.md'), 'utf8');
  const [, block = ''] = /```nginx\n([\s\S]*?)```/.exec(page) ?? [];
  const { cert, key } = await certificate(folder);
  const server = [
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['/etc/ssl/room.example.pem', cert],
    ['/etc/ssl/room.example.key', key],
    ['http://127.0.0.1:4321', companion],
  ].reduce((text, [from = '', to = '']) => {
    if (!text.includes(from)) throw new Error(`docs/proxies.md has no ${from}`);
    return text.replace(from, to);
  }, block);
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
    events {} http { access_log off; ${kept.join(' ')} ${server} }`;
}

/** nginx before a companion, as the page says; its address. */
async function proxied(companion: string): Promise<{ readonly port: number; readonly ca: string }> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'logs'));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  await writeFile(config, await configured(folder, port, companion.replace(/\/$/, '')));
  const nginx = findProgram('nginx') ?? 'nginx';
  const child = spawn(nginx, ['-p', folder, '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  });
  return { port, ca: await readFile(join(folder, 'cert.pem'), 'utf8') };
}

test('behind nginx, as docs/proxies.md has it: joining, the live connection, an event stream; no metrics', async () => {
  const room = await openRoom({ names: [name] });
  const { port, ca } = await proxied(room.companion.url);
  const origin = `https://${name}:${port}`;
  const tls = { ca, servername: name, host: '127.0.0.1', port };
  const ask = async (path: string, method = 'GET', body?: object, cookie = '') => {
    const headers = { host: `${name}:${port}`, origin, cookie, 'content-type': 'application/json' };
    const request = httpsRequest({
      ...tls,
      path,
      method,
      headers,
      agent: false,
      signal: AbortSignal.timeout(20_000),
    });
    request.end(body && JSON.stringify(body));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const text = Buffer.concat((await response.toArray()) as Buffer[]).toString();
    return {
      status: response.statusCode,
      text,
      cookie: response.headers['set-cookie']?.[0] ?? '',
    };
  };
  await expect
    .poll(
      () =>
        ask('/healthz').then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 15_000 },
    )
    .toBe(200);
  const joined = await ask('/api/workshop/members', 'POST', { code: room.code, name: 'Ada' });
  expect(joined.status).toBe(201);
  // The proxy takes HTTPS away; the cookie still goes by nothing else.
  expect(joined.cookie).toMatch(/; Secure$/);
  const [cookie = ''] = joined.cookie.split(';', 1);

  const { ticket } = JSON.parse((await ask('/api/workshop/tickets', 'POST', {}, cookie)).text) as Ticket;
  const socket = new WebSocket(`wss://127.0.0.1:${port}/api/workshop/live?ticket=${ticket}`, {
    ...{ ca, servername: name, origin, headers: { host: `${name}:${port}` } },
  });
  onTestFinished(() => socket.terminate());
  const [first] = (await once(socket, 'message', { signal: AbortSignal.timeout(15_000) })) as [Buffer];
  expect((JSON.parse(first.toString()) as LiveEvent).type).toBe('workshop');

  const files = [{ path: 'solution.ts', text: 'nonsense(' }];
  const started = JSON.parse(
    (await ask('/api/labs/echo/gradings', 'POST', { files }, cookie)).text,
  ) as Started;
  expect((await ask(started.events, 'GET', undefined, cookie)).text).toContain('event: finished');
  expect((await ask('/metrics')).status).toBe(404);
});
