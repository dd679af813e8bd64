import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { WebSocketServer } from 'ws';

const { PORT = 8080, TICK_MS = 50, UPDATES = 100 } = process.env;
const streams = new Set<ServerResponse>();
const waiting = new Set<() => void>();
let newest = 0;

const sinceOf = ({ url }: IncomingMessage): number =>
  Number(url?.split('since=')[1] ?? 0);

/** The numbers behind `since`; a length, so that no chunks are needed. */
const answer = (response: ServerResponse, since: number): void => {
  const numbers = Array.from(
    { length: newest - since },
    (_, index) => since + index + 1,
  );
  const body = JSON.stringify(numbers);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
  });
  response.end(body);
};

const server = createServer((request, response) => {
  const path = request.url?.split('?')[0];
  if (path === '/poll') {
    answer(response, sinceOf(request));
  } else if (path === '/long-poll') {
    const since = sinceOf(request);
    if (newest > since) answer(response, since);
    else waiting.add(() => answer(response, since));
  } else if (path === '/events') {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
    });
    response.flushHeaders();
    streams.add(response);
    response.on('close', () => streams.delete(response));
  } else if (path === '/start') {
    response.writeHead(202).end();
    start();
  } else {
    response.writeHead(404).end();
  }
});
const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('connection', (client) => client.on('error', () => undefined));

function start(): void {
  const timer = setInterval(() => {
    newest += 1;
    for (const client of sockets.clients) client.send(String(newest));
    for (const stream of streams) stream.write(`data: ${newest}\n\n`);
    for (const respond of waiting) respond();
    waiting.clear();
    if (newest === Number(UPDATES)) clearInterval(timer);
  }, Number(TICK_MS));
}

server.listen(Number(PORT), '127.0.0.1');
