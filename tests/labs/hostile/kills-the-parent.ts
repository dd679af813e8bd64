// tries: to kill what started it
// ends: -
import { WebSocketServer } from 'ws';

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  try {
    process.kill(process.ppid, signal);
    process.kill(1, signal);
  } catch {
    // Not allowed.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
