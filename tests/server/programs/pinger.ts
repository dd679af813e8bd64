import { type WebSocket, WebSocketServer } from 'ws';

/** Pings every client at once and again, and gives up on those that leave a ping unanswered. */
const answered = new WeakSet<WebSocket>();

const server = new WebSocketServer({ port: Number(process.env['PORT']), host: '127.0.0.1' });

server.on('connection', (client) => {
  answered.add(client);
  client.on('pong', () => answered.add(client));
});

setInterval(() => {
  for (const client of server.clients) {
    if (!answered.delete(client)) client.terminate();
    else client.ping();
  }
}, 400);
