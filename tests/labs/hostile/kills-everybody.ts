// tries: to kill every process that it may
// ends: -
import { WebSocketServer } from 'ws';

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  try {
    process.kill(-1, signal);
  } catch {
    // Not allowed.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
