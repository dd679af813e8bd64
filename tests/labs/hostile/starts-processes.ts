// tries: to start programs
// ends: -
import { execFileSync, execSync, fork, spawn } from 'node:child_process';
import { WebSocketServer } from 'ws';

const attempts = {
  shell: () => execSync('id'),
  node: () => execFileSync('/bin/node', ['-v']),
  setpriv: () => execFileSync('/bin/setpriv', ['--reuid', '0', '/bin/node', '-v']),
  fork: () =>
    fork('/box/main.cjs')
      .on('error', () => undefined)
      .on('spawn', () => console.log('ESCAPED fork')),
  spawn: () =>
    spawn('/bin/prlimit', ['--nproc=1000000'])
      .on('error', () => undefined)
      .on('spawn', () => console.log('ESCAPED spawn')),
  replace: () => process.execve?.('/bin/node', ['node', '-v']),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    if (name !== 'spawn' && name !== 'fork') console.log('ESCAPED', name);
  } catch {
    // Not allowed.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
