// tries: to take back the user and the powers that it never had
// ends: -
import { WebSocketServer } from 'ws';

for (const take of ['setuid', 'setgid', 'seteuid', 'setegid'] as const) {
  try {
    process[take]?.(0);
    console.log('ESCAPED', take);
  } catch {
    // Not allowed.
  }
}
try {
  process.setgroups?.([0]);
  console.log('ESCAPED');
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
