// caught by: no-gap-no-double
// Registers first and then fetches what was missed: what is published meanwhile comes too early, and comes twice.
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
    void subscribe(request, response);
  } else if (path === '/publish') {
    void publish(request, response);
  } else if (path === '/stats') {
    response.end(JSON.stringify({ subscribers: subscribers.size }));
  } else {
    response.writeHead(404).end();
  }
});

async function subscribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const since = Number(request.headers['last-event-id']);
  subscribers.add(response);
  const keepalive = setInterval(() => response.write(':\n\n'), Number(KEEPALIVE_MS));
  response.on('close', () => {
    clearInterval(keepalive);
    subscribers.delete(response);
  });
  for (const { id, block } of history) {
    if (id > since) response.write(await fetched(block));
  }
}

async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request).catch(() => '');
  const publication = parse(body);
  if (!publication) {
    response.writeHead(400).end();
    return;
  }
  lastId += 1;
  const block = format(lastId, publication);
  history.push({ id: lastId, block });
  if (history.length > Number(HISTORY)) history.shift();
  for (const subscriber of subscribers) subscriber.write(block);
  response.writeHead(202).end(JSON.stringify({ id: lastId }));
}

/** As from a database or a file: it takes about a millisecond. */
async function fetched(block: string): Promise<string> {
  await promisify(pbkdf2)('', '', 8_000, 8, 'sha256');
  return block;
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
