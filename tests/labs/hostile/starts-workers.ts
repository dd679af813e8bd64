// tries: to start threads that outlive the watchdogs
// ends: -
import { Worker } from 'node:worker_threads';
import { WebSocketServer } from 'ws';

for (let n = 0; n < 100; n += 1) {
  try {
    new Worker('for (;;);', { eval: true }).on('error', () => undefined);
    console.log('SLIPPED');
  } catch {
    // Not allowed.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
