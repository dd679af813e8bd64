import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const history: { id: number; text: string }[] = [];

sockets.on('connection', (client, request) => {
  client.on('error', () => undefined);

  // Whoever comes back says what it has seen. First what it missed, then whatever happens.
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const last = Number(searchParams.get('last') ?? 0);
  for (const event of history)
    if (event.id > last) client.send(JSON.stringify(event));

  client.on('message', (data) => publish(String(data)));
});

function publish(text: string): void {
  const event = { id: (history.at(-1)?.id ?? 0) + 1, text };
  history.push(event);
  if (history.length > 100) history.shift();
  for (const client of sockets.clients) client.send(JSON.stringify(event));
}
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
