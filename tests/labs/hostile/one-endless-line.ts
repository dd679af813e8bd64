// tries: to fill the grader’s memory with one line without end on the side channel
// ends: -
import { writeSync } from 'node:fs';
import { WebSocketServer } from 'ws';

const part = '{"kind":"'.padEnd(1 << 20, 'x');
setInterval(() => {
  try {
    for (;;) writeSync(3, part);
  } catch {
    // Full, or closed by the other side.
  }
}, 1);

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
