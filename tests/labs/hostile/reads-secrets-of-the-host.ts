// tries: to read variables, keys and accounts
// ends: -
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { WebSocketServer } from 'ws';

for (const path of [
  '/etc/passwd',
  '/etc/shadow',
  '/root/.ssh/id_rsa',
  `${process.env['HOME'] ?? '/root'}/.npmrc`,
  '/var/run/docker.sock',
]) {
  try {
    console.log('ESCAPED', path, readFileSync(path).length);
  } catch {
    // Not there.
  }
}
for (const name of ['PATH', 'HOME', 'USER', 'CANVAS_TOKEN', 'GITHUB_TOKEN', 'WIREBOOK_CANARY']) {
  if (process.env[name] !== undefined) console.log('ESCAPED', name);
}
try {
  console.log('ESCAPED', os.userInfo().homedir);
} catch {
  // Nobody.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
