import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.end(JSON.stringify(Object.keys(rooms)));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const rooms: Record<string, WebSocket[]> = {};

sockets.on('connection', (client) => {
  client.on('message', (data: Buffer) => {
    const room = data.toString();
    rooms[room] = [...(rooms[room] ?? []), client];
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
