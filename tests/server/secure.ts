import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveEvent, Started, Ticket } from '../../server/api.ts';

/** The host name that the certificates of these tests are for. */
export const name = 'room.example';

/** A certificate that nobody signed but itself, and its key. */
export async function certificate(
  folder: string,
  of = name,
): Promise<{ readonly cert: string; readonly key: string }> {
  const [cert, key] = [join(folder, `${of}.pem`), join(folder, `${of}.key`)];
  const subject = ['-subj', `/CN=${of}`, '-addext', `subjectAltName=DNS:${of}`];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
  await promisify(execFile)('openssl', [...made, ...subject]);
  return { cert, key };
}

export interface SecureAsk {
  readonly method?: string;
  readonly body?: object;
  readonly cookie?: string;
  /** The client's own address; all of 127.0.0.0/8 is this machine's. */ readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SecureAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks by HTTPS for `https://room.example:PORT`, as a browser that knows the certificate. */
export class SecureDoor {
  readonly #port: number;
  readonly #ca: string;

  private constructor(port: number, ca: string) {
    this.#port = port;
    this.#ca = ca;
  }

  static async at(port: number, certificateFile: string): Promise<SecureDoor> {
    return new SecureDoor(port, await readFile(certificateFile, 'utf8'));
  }

  async ask(
    path: string,
    { method = 'GET', body, cookie, from, headers }: SecureAsk = {},
  ): Promise<SecureAnswer> {
    const request = httpsRequest({
      ...this.#tls,
      ...{ path, method, agent: false, signal: AbortSignal.timeout(20_000) },
      ...(from && { localAddress: from }),
      headers: {
        ...{ host: this.#host, origin: `https://${this.#host}`, 'content-type': 'application/json' },
        ...(cookie && { cookie }),
        ...headers,
      },
    });
    request.end(body && JSON.stringify(body));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const text = Buffer.concat((await response.toArray()) as Buffer[]).toString();
    return { status: response.statusCode ?? 0, headers: response.headers, text };
  }

  /** Waits until somebody answers here. */
  async open(): Promise<void> {
    const status = () =>
      this.ask('/healthz').then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(status, { timeout: 20_000 }).toBe(200);
  }

  /** The first event of the live connection that a ticket opens. */
  async live(ticket: string): Promise<LiveEvent> {
    const socket = new WebSocket(`wss://127.0.0.1:${this.#port}/api/workshop/live?ticket=${ticket}`, {
      ...{ ca: this.#ca, servername: name, origin: `https://${this.#host}`, headers: { host: this.#host } },
    });
    onTestFinished(() => socket.terminate());
    const [first] = (await once(socket, 'message', { signal: AbortSignal.timeout(15_000) })) as [Buffer];
    return JSON.parse(first.toString()) as LiveEvent;
  }

  get #host(): string {
    return `${name}:${this.#port}`;
  }

  get #tls() {
    return { ca: this.#ca, servername: name, host: '127.0.0.1', port: this.#port };
  }
}

/** What has to work in a workshop by HTTPS: joining, the live connection, an event stream to its end. */
export async function expectWorkshop(door: SecureDoor, code: string): Promise<void> {
  const joined = await door.ask('/api/workshop/members', { method: 'POST', body: { code, name: 'Ada' } });
  expect(joined.status).toBe(201);
  const [set = ''] = joined.headers['set-cookie'] ?? [];
  expect(set).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  const [cookie = ''] = set.split(';', 1);
  const post = (path: string, body: object) => door.ask(path, { method: 'POST', body, cookie });
  const { ticket } = JSON.parse((await post('/api/workshop/tickets', {})).text) as Ticket;
  expect((await door.live(ticket)).type).toBe('workshop');
  const files = [{ path: 'solution.ts', text: 'nonsense(' }];
  const started = JSON.parse((await post('/api/labs/echo/gradings', { files })).text) as Started;
  expect((await door.ask(started.events, { cookie })).text).toContain('event: finished');
}

/**
 * One address asks `most` times until it is refused, whatever it claims in X-Forwarded-For; another one is none the worse for it.
 */
export async function expectCountedApart(door: SecureDoor, most: number): Promise<void> {
  const ask = (from: string, claimed?: string) =>
    door.ask('/api/workshop', { from, ...(claimed && { headers: { 'x-forwarded-for': claimed } }) });
  for (let times = 0; times < most; times += 1)
    expect((await ask('127.0.0.2', `198.51.100.${times}`)).status).toBe(200);
  const refused = await ask('127.0.0.2', '198.51.100.200');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('127.0.0.3')).status).toBe(200);
}
