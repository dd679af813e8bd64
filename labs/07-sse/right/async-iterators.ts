// A queue for each subscriber, read by an async generator that a pipeline writes out; back pressure for free.
import { EventEmitter, on, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const { PORT = '8080', RETRY_MS = '2000', HISTORY = '100', KEEPALIVE_MS = '15000' } = process.env;
const published = new EventEmitter<{ block: [string] }>().setMaxListeners(0);
const blocks = new Map<number, string>();
let newest = 0;

/** All that one subscriber reads. Listening begins before anything is awaited, so that nothing falls between. */
async function* stream(after: number, signal: AbortSignal): AsyncGenerator<string> {
  const live = on(published, 'block', { signal }) as AsyncIterable<[string]>;
  const missed = [...blocks].filter(([id]) => id > after).map(([, block]) => block);
  yield `retry: ${RETRY_MS}\n\n`;
  yield* missed;
  for await (const [block] of live) yield block;
}

async function subscribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const header = request.headers['last-event-id'] ?? 'none';
  const over = new AbortController();
  response.on('close', () => over.abort());
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const keepalive = setInterval(() => response.write(': \n\n'), Number(KEEPALIVE_MS));
  const body = Readable.from(stream(Number(header), over.signal));
  await pipeline(body, response, { signal: over.signal }).catch(() => undefined);
  clearInterval(keepalive);
}

async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const [ended] = await Promise.race([
    once(request, 'end'),
    once(request, 'close').then(() => ['broken off']),
  ]);
  const publication = ended === undefined ? publicationOf(text) : undefined;
  if (!publication) return void response.writeHead(400).end();
  const block = `${publication.join('\n')}\nid: ${++newest}\n\n`;
  blocks.set(newest, block);
  blocks.delete(newest - Number(HISTORY));
  published.emit('block', block);
  response.writeHead(202).end(`{"id":${newest}}`);
}

/** The lines of the event. */
function publicationOf(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { event, data } = value as { event: unknown; data: unknown };
    if (typeof data !== 'string') return undefined;
    const lines = data.split(/\r\n?|\n/).map((line) => `data: ${line}`);
    if (event === undefined) return lines;
    return typeof event === 'string' && !/[\n\r]/.test(event) ? [`event: ${event}`, ...lines] : undefined;
  } catch {
    return undefined;
  }
}

const server = createServer((request, response) => {
  const [path] = (request.url ?? '').split('?');
  if (path === '/events') void subscribe(request, response);
  else if (path === '/publish') void publish(request, response).catch(() => response.destroy());
  else if (path === '/stats') response.end(JSON.stringify({ subscribers: published.listenerCount('block') }));
  else response.writeHead(404).end();
});

server.listen(Number(PORT), '127.0.0.1');
