import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { join } from '../relay.ts';
import { openChannel, type StartCommand } from './channel.ts';
import { isListening } from './listening.ts';

/**
 * What runs first in a box of a command in any language: starts it in a process group of its own, and stands between its
 * TCP port, which exists in this box alone, and the box's Unix socket, which the host can reach.
 */
const channel = openChannel((message) => {
  if (message.kind === 'start-command') start(message);
});
channel.send({ kind: 'ready' });

const pollMs = 10;

function start({ command, cwd, variables, port, sockets, reach }: StartCommand): void {
  for (const [address, path] of reach) lend(Number(address.slice(address.lastIndexOf(':') + 1)), path);
  const child = spawn('/bin/sh', ['-c', command], {
    cwd,
    env: variables,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const group = child.pid;
  if (group === undefined) {
    // Node says why, as of any error that nobody hears.
    return;
  }
  process.on('SIGTERM', () => signal(group, 'SIGTERM'));
  child.on('exit', (code, ended) => void leave(group, code, ended));
  channel.send({ kind: 'started' });
  expose(port, `${sockets}${port}`);
}

/** While the program listens, so does the box's socket: who connects is refused exactly when the program would refuse. */
function expose(port: number, path: string): void {
  const server = createServer({ allowHalfOpen: true }, (outer) => {
    join(outer, connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true }));
  });
  server.on('error', () => undefined);
  server.on('listening', () => channel.send({ kind: 'listening', port }));
  setInterval(() => {
    const open = isListening(port);
    if (open && !server.listening) server.listen({ path, backlog: 511 });
    if (!open && server.listening) server.close();
  }, pollMs);
}

/** A host socket under a port of this box. */
function lend(port: number, path: string): void {
  createServer({ allowHalfOpen: true }, (inner) => {
    join(inner, connect({ path, allowHalfOpen: true }));
  }).listen(port, '127.0.0.1');
}

/** A shell that was told to end goes first; what it started may still say goodbye. Then we end as the command did. */
async function leave(group: number, code: number | null, ended: NodeJS.Signals | null): Promise<void> {
  while (signal(group, 0)) await new Promise((resolve) => setTimeout(resolve, pollMs));
  process.removeAllListeners();
  if (ended === null) process.exit(code ?? 0);
  process.kill(process.pid, ended);
}

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}
