import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.end(JSON.stringify([...rooms.keys()]));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const rooms = new Map<string, Set<WebSocket>>();

sockets.on('connection', (client) => {
  client.on('message', (data: Buffer) => {
    const room = data.toString();
    rooms.set(room, (rooms.get(room) ?? new Set()).add(client));
  });
  client.on('close', () => {
    for (const [room, members] of rooms) {
      members.delete(client);
      if (members.size === 0) rooms.delete(room);
    }
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
