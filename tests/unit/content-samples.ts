/** Starts the samples of the lessons and talks to them. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';

/** FastAPI and uvicorn of the system's own Python (Debian: python3-fastapi, python3-uvicorn). */
const python = '/usr/bin/python3';
export const hasFastapi = spawnSync(python, ['-c', 'import fastapi, uvicorn, websockets']).status === 0;

type Address = { readonly socketPath: string } | { readonly host: string; readonly port: number };
type Message = { text: string } | { binary: Buffer };

export interface Sample {
  readonly file: string;
  readonly address: Address;
  /** The JSON that a GET is answered with. */
  get(path: string): Promise<unknown>;
  readonly output: () => string;
  /** Its exit code. */ readonly exited: Promise<unknown>;
}

export interface Talk {
  readonly socket: WebSocket;
  /** The next message; waits for it. */ next(): Promise<Message>;
  /** `type`, and `id` where there is one, of the next `count` messages. */
  types(count: number): Promise<string[]>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Sends a frame with a reserved opcode (RFC 6455 section 5.2) and waits for the end. */
  breakProtocol(): Promise<void>;
}

/** The same promise of a sample in either language it is written in: `manager/talk` is `talk.ts` and `talk.py`. */
export const inBoth = (name: string, sample: string, promise: (sample: Sample) => Promise<void>): void => {
  test(`${name} (TypeScript)`, async () => promise(await startSample(`${sample}.ts`)));
  test.runIf(hasFastapi)(`${name} (FastAPI)`, async () => promise(await startSample(`${sample}.py`)));
};

const running: { child: ChildProcess; folder: string }[] = [];

export const closeSamples = (): void => {
  for (const { child, folder } of running.splice(0)) {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Starts `lifecycle/echo.ts` or `lifecycle/echo.py` and waits until it listens. */
export const startSample = async (
  file: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Sample> => {
  const folder = mkdtempSync(join(tmpdir(), 'wirebook-sample-'));
  const path = join('content/samples', file);
  const isApp = file.endsWith('.py') && !readFileSync(path, 'utf8').includes('__main__');
  const address = isApp ? { socketPath: join(folder, 's') } : await freePort();
  const child =
    'port' in address
      ? startByItself(path, { ...variables, PORT: String(address.port) })
      : startUvicorn(path, address.socketPath);
  running.push({ child, folder });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit').then(([code]: unknown[]) => code);
  const sample = { file, address, exited, output: () => output, get: (to: string) => get(address, to) };
  await listening(sample);
  return sample;
};

/** Programs that listen by themselves, on PORT. */
const startByItself = (path: string, variables: Readonly<Record<string, string>>): ChildProcess =>
  spawn(path.endsWith('.py') ? python : process.execPath, [path], {
    env: { PYTHONDONTWRITEBYTECODE: '1', ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const startUvicorn = (path: string, socketPath: string): ChildProcess =>
  spawn(
    python,
    ['-m', 'uvicorn', `${basename(path, '.py')}:app`, '--app-dir', dirname(path), '--uds', socketPath],
    { env: { PYTHONDONTWRITEBYTECODE: '1' }, stdio: ['ignore', 'pipe', 'ignore'] },
  );

/** A port that is free now. Taken by another process in the meantime, the sample ends and the test says so. */
const freePort = async (): Promise<{ host: string; port: number }> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return { host: '127.0.0.1', port };
};

const listening = async ({ address, exited, file }: Sample): Promise<void> => {
  const ended = exited.then(() => Promise.reject(new Error(`${file} ended before it listened`)));
  const deadline = Date.now() + 8000;
  while (!(await Promise.race([accepts(address), ended]))) {
    if (Date.now() > deadline) throw new Error(`${file} does not listen`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  ended.catch(() => undefined);
};

const accepts = (address: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect('port' in address ? address : { path: address.socketPath });
    socket.on('error', () => {
      resolve(false);
    });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });

const get = (address: Address, path: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const sent = request({ ...address, path, agent: false, timeout: 2000 }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        resolve(body === '' ? undefined : JSON.parse(body));
      });
    });
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer')));
    sent.end();
  });

/** Sends a request without a body; resolves with its status, header fields and text. */
export const ask = (
  { address }: Pick<Sample, 'address'>,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request({ ...address, method, path, headers, agent: false, timeout: 5000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer')));
    sent.end();
  });

/** Opens a WebSocket; rejects with the HTTP status where the upgrade is refused. */
export const talk = async (
  { address }: Pick<Sample, 'address'>,
  path: string,
  options: ClientOptions = {},
): Promise<Talk> => {
  const url =
    'port' in address
      ? `ws://${address.host}:${address.port}${path}`
      : `ws+unix://${address.socketPath}:${path}`;
  const socket = new WebSocket(url, { handshakeTimeout: 5000, ...options });
  const inbox = mailbox<Message>();
  socket.on('message', (data: Buffer, isBinary) => {
    inbox.put(isBinary ? { binary: data } : { text: data.toString() });
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
    });
  });
  const raw = await new Promise<Socket>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('upgrade', ({ socket: under }) => {
      resolve(under);
    });
  });
  if (socket.readyState === WebSocket.CONNECTING) await once(socket, 'open');
  const types = async (count: number): Promise<string[]> => {
    const seen: string[] = [];
    while (seen.length < count) {
      const message = await inbox.next();
      const { type, id } = JSON.parse('text' in message ? message.text : '{}') as {
        type: string;
        id?: string;
      };
      seen.push(id === undefined ? type : `${type} ${id}`);
    }
    return seen;
  };
  const breakProtocol = async (): Promise<void> => {
    raw.write(Buffer.from('8b8000000000', 'hex'));
    await closed;
  };
  return { socket, next: inbox.next, types, closed, breakProtocol };
};

/** What a client of the pump sends: `say('work', 'a', 50)`. */
export const say = (type: string, id?: string, ms?: number): string => JSON.stringify({ type, id, ms });

const mailbox = <T>() => {
  const kept: T[] = [];
  const waiting: ((message: T) => void)[] = [];
  return {
    put(message: T): void {
      const first = waiting.shift();
      if (first) first(message);
      else kept.push(message);
    },
    next: (): Promise<T> =>
      new Promise((resolve, reject) => {
        const first = kept.shift();
        if (first !== undefined) {
          resolve(first);
          return;
        }
        const timer = setTimeout(() => {
          reject(new Error('no message within 5 s'));
        }, 5000);
        waiting.push((message) => {
          clearTimeout(timer);
          resolve(message);
        });
      }),
  };
};
