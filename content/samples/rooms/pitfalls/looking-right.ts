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
    const members = rooms.get(room);
    if (!members?.has(client)) return client.send('not in room');
    for (const member of members) member.send('hello');
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
