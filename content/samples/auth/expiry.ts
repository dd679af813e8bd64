import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

/** Ends the connection when the session ends, and lets a fresh token prolong it. */
const limitTo = (client: WebSocket, lifetimeMs: number) => {
  let timer: NodeJS.Timeout;
  const prolong = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => client.close(4401, 'session expired'), ms);
  };
  prolong(lifetimeMs);
  client.on('close', () => clearTimeout(timer));
  return prolong;
};

sockets.on('connection', (client, request) => {
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const prolong = limitTo(client, Number(query.get('lasts') ?? 60_000));
  client.on('error', () => undefined);
  client.on('message', (data) => {
    // A real server verifies the new token here, as it did the first.
    if (String(data) === 'fresh-token') prolong(60_000);
    client.send('ok');
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
