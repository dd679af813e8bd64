// caught by: ids-in-order
// Waits for each event by itself before it is sent, as for a store, so that events overtake each other.
import { pbkdf2 } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

interface Publication {
  event?: string;
  data: string;
}

const { PORT = 8080, RETRY_MS = 2000, HISTORY = 100, KEEPALIVE_MS = 15_000 } = process.env;
const subscribers = new Set<ServerResponse>();
const history: { id: number; block: string }[] = [];
let lastId = 0;

const server = createServer((request, response) => {
  const path = request.url?.split('?')[0];
  if (path === '/events') {
    subscribe(request, response);
  } else if (path === '/publish') {
    void publish(request, response);
  } else if (path === '/stats') {
    response.end(JSON.stringify({ subscribers: subscribers.size }));
  } else {
    response.writeHead(404).end();
  }
});

function subscribe(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const since = Number(request.headers['last-event-id']);
  for (const { id, block } of history) if (id > since) response.write(block);
  subscribers.add(response);
  const keepalive = setInterval(() => response.write(':\n\n'), Number(KEEPALIVE_MS));
  response.on('close', () => {
    clearInterval(keepalive);
    subscribers.delete(response);
  });
}

async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request).catch(() => '');
  const publication = parse(body);
  if (!publication) {
    response.writeHead(400).end();
    return;
  }
  const id = (lastId += 1);
  const block = format(id, publication);
  history.push({ id, block });
  if (history.length > Number(HISTORY)) history.shift();
  await stored(id);
  for (const subscriber of subscribers) subscriber.write(block);
  response.writeHead(202).end(JSON.stringify({ id }));
}

/** As by a database or a file: it takes its time, for one more than for another. */
async function stored(id: number): Promise<void> {
  await promisify(pbkdf2)('', '', id % 2 === 0 ? 1 : 150_000, 8, 'sha256');
}

function parse(body: string): Publication | undefined {
  try {
    const { event, data } = JSON.parse(body) as Partial<Publication>;
    if (typeof data !== 'string') return undefined;
    if (event === undefined) return { data };
    return typeof event === 'string' && !/[\r\n]/.test(event) ? { event, data } : undefined;
  } catch {
    return undefined;
  }
}

function format(id: number, { event, data }: Publication): string {
  const name = event === undefined ? '' : `event: ${event}\n`;
  const lines = data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`);
  return `id: ${id}\n${name}${lines.join('')}\n`;
}

server.listen(Number(PORT), '127.0.0.1');
