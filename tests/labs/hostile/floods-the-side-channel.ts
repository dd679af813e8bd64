// tries: to keep the grader busy with endless valid words on the side channel
// ends: -
import { writeSync } from 'node:fs';
import { WebSocketServer } from 'ws';

const words = '{"kind":"listening","port":8080}\n{"kind":"stepped","moved":1}\n'.repeat(1000);
setInterval(() => {
  try {
    for (let n = 0; n < 1000; n += 1) writeSync(3, words);
  } catch {
    // Full, or closed by the other side.
  }
}, 1);

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
