// tries: to end with the exit code of success when asked
// ends: itself
import { WebSocketServer } from 'ws';

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => {
  socket.on('message', () => process.exit(0));
});
