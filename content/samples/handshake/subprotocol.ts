import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const spoken = ['chat.v2', 'chat.v1'];

const server = createServer();
const sockets = new WebSocketServer({
  server,
  path: '/ws',
  // The first of ours that the client offers, too. `false`: none, and no header.
  handleProtocols: (offered) =>
    spoken.find((name) => offered.has(name)) ?? false,
});

sockets.on('connection', (client) => {
  client.send(`we speak ${client.protocol || 'nothing special'}`);
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
