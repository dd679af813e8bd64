import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

// The registry. There is one, so that nothing can disagree with it.
const online = new Map<string, WebSocket>();

const server = createServer((_request, response) => {
  response.end(JSON.stringify({ connections: online.size }));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client, request) => {
  client.on('error', () => undefined);
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const name = query.get('name');

  // Whoever is refused gets no further: not on the list, no listeners.
  if (!name) return client.close(4000, 'a name is needed');
  if (online.has(name)) return client.close(4009, 'in use');

  online.set(name, client);
  client.on('close', () => {
    online.delete(name);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
