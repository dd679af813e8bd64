import { createServer, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';

const { PORT = 8080, TICK_MS = 500, RETRY_MS = 2000 } = process.env;
const streams = new Set<ServerResponse>();
const history: number[] = [];
let count = 0;

const eventOf = (tick: number) => `id: ${tick}\ndata: ${tick}\n\n`;

const server = createServer((request, response) => {
  if (request.url !== '/events') {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
  });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const seen = Number(request.headers['last-event-id']);
  for (const tick of history)
    if (tick > seen) response.write(eventOf(tick));
  streams.add(response);
  response.on('close', () => streams.delete(response));
});
const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('connection', (client) => client.on('error', () => undefined));

// The same number to both, at the same moment.
setInterval(() => {
  count += 1;
  history.push(count);
  if (history.length > 100) history.shift();
  for (const stream of streams) stream.write(eventOf(count));
  for (const client of sockets.clients) client.send(String(count));
}, Number(TICK_MS));

server.listen(Number(PORT), '127.0.0.1');
