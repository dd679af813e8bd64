// tries: to fill memory when asked
// ends: memory
import { WebSocketServer } from 'ws';

const all: Buffer[] = [];
new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => {
  socket.on('message', () => {
    for (;;) all.push(Buffer.alloc(8 << 20, 1));
  });
});
