import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import type { Program } from './box/box.ts';
import { layerNames } from './box/layers.ts';
import type { Launcher } from './launcher.ts';
import { problems } from './problems.ts';

const connectMs = 2000;
const returnMs = 1000;
const pauseMs = 50;

/** Where a server that already runs is reached. */
interface Address {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

/**
 * Tries checks on a server that somebody else runs. It cannot be stopped, started anew or given variables, and its clock
 * cannot be moved: checks that need that are not run. Nothing is isolated, since nothing is run here.
 * @throws Problem `server-url-invalid`, `server-unreachable`
 */
export async function remoteLauncher(url: string): Promise<Launcher> {
  const address = addressOf(url);
  const first = await connectTo(address).catch(unreachable(url));
  first.destroy();
  return {
    isolation: 'none',
    missing: [...layerNames],
    time: 'real',
    lacks: new Set(['stop', 'instances', 'variables', 'time', 'chance']),
    start: () => Promise.resolve(remoteProgram(address)),
  };
}

/** Ports of `ws:` and `wss:` are those of HTTP (RFC 6455 section 3). */
function addressOf(text: string): Address {
  const url = URL.parse(text);
  const secure = url?.protocol === 'wss:' || url?.protocol === 'https:';
  const known = secure || url?.protocol === 'ws:' || url?.protocol === 'http:';
  if (!url || !known || url.pathname !== '/' || url.search !== '')
    throw problems('server-url-invalid', { url: text });
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(url.port) || (secure ? 443 : 80), secure };
}

const unreachable =
  (url: string) =>
  (error: unknown): never => {
    throw problems('server-unreachable', {
      url,
      reason: error instanceof Error ? error.message : String(error),
    });
  };

async function connectTo({ host, port, secure }: Address): Promise<Socket> {
  const socket = secure ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  // Checks send the smallest pieces one by one.
  socket.setNoDelay(true);
  try {
    await once(socket, secure ? 'secureConnect' : 'connect', { signal: AbortSignal.timeout(connectMs) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** The server as a program that nobody here started and nobody here ends. */
function remoteProgram(address: Address): Program {
  const cannot = (): Promise<never> =>
    Promise.reject(new Error('A server that runs elsewhere cannot be told that.'));
  return {
    isolation: 'none',
    listening: listening(address),
    exited: new Promise(() => undefined),
    connect: () => connectTo(address),
    onOutput: () => undefined,
    onLeftOut: () => undefined,
    advance: cannot,
    terminate: () => undefined,
    stop: cannot,
    dispose: () => Promise.resolve(),
  };
}

/**
 * Whoever runs it may have it started again when it crashes: it is given a moment. Where it stays away the check finds
 * that out by itself, and says so.
 */
async function listening(address: Address): Promise<void> {
  const deadline = performance.now() + returnMs;
  while (performance.now() < deadline) {
    const socket = await connectTo(address).catch(() => undefined);
    if (socket) return void socket.destroy();
    await delay(pauseMs);
  }
}
