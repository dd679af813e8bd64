// tries: to hang when asked
// ends: -
import { WebSocketServer } from 'ws';

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => {
  socket.on('message', () => {
    for (;;);
  });
});
