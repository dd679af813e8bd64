import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.end(JSON.stringify([...rooms.keys()]));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const rooms = new Map<string, WebSocket[]>();

sockets.on('connection', (client) => {
  client.on('message', (data: Buffer) => {
    const room = data.toString();
    rooms.set(room, [...(rooms.get(room) ?? []), client]);
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
