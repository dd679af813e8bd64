// tries: to change the harness, the packages, the lab and the system
// ends: -
import { appendFileSync, writeFileSync } from 'node:fs';
import { WebSocketServer } from 'ws';

for (const path of [
  '/box/main.cjs',
  '/box/ws.mjs',
  '/box/ws/index.js',
  '/bin/node',
  '/etc/passwd',
  '%CHECKOUT%/package.json',
  '/x',
  '/dev/x',
  '/dev/shm/x',
  '/reach/x',
  '/proc/sys/kernel/core_pattern',
]) {
  for (const write of [writeFileSync, appendFileSync]) {
    try {
      write(path, '0');
      console.log('ESCAPED', path);
    } catch {
      // Not allowed.
    }
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
