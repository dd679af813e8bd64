import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

// The registry. There is one, so that nothing can disagree with it.
const online = new Map<string, WebSocket>();

const server = createServer((_request, response) => {
  response.end(JSON.stringify({ connections: online.size }));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

const tellAll = (message: object) => {
  const text = JSON.stringify(message);
  for (const receiver of online.values()) receiver.send(text);
};

sockets.on('connection', (client, request) => {
  client.on('error', () => undefined);
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const name = query.get('name');

  // Whoever is refused gets no further: not on the list, no listeners.
  if (!name) return client.close(4000, 'a name is needed');
  if (online.has(name)) return client.close(4009, 'in use');

  // First the news, then the list: nobody hears of their own arrival.
  tellAll({ type: 'joined', name });
  online.set(name, client);
  client.on('close', () => {
    // First the list, then the news: who hears it may take the name.
    online.delete(name);
    tellAll({ type: 'left', name });
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
