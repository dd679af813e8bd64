// tries: to kill its process group, and the grader with it
// ends: itself
import { WebSocketServer } from 'ws';

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  try {
    process.kill(0, signal);
  } catch {
    // Not allowed.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
