// Thinks before it answers, sends an event in small pieces and comments all the time: the lab promises what comes, and in
// which order, not how soon nor in how many packets.
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

const history: string[] = [];
const subscribers = new Set<ServerResponse>();
const remembered = Number(process.env.HISTORY ?? 100);

/** Immediates, not timers: on a clock that stands still, timers do not run. */
const think = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** One character after the other; each surrogate pair stays whole. */
function inPieces(response: ServerResponse, block: string): void {
  for (const character of block) response.write(character);
}

const server = createServer((request, response) => {
  const path = request.url?.split('?')[0];
  if (path === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    inPieces(response, `: hello\n\nretry: ${process.env.RETRY_MS ?? 2000}\n\n`);
    const since = Number(request.headers['last-event-id']);
    history.forEach((block, index) => {
      if (index + 1 > since && index >= history.length - remembered) inPieces(response, `:\n${block}:\n`);
    });
    subscribers.add(response);
    const comments = setInterval(() => response.write(':\n'), Number(process.env.KEEPALIVE_MS ?? 15_000) / 4);
    response.on('close', () => {
      clearInterval(comments);
      subscribers.delete(response);
    });
  } else if (path === '/publish') {
    void text(request)
      .then(async (body) => {
        await think(20);
        const answer = publish(body);
        await think(5);
        response.writeHead(answer === undefined ? 400 : 202).end(answer && JSON.stringify({ id: answer }));
      })
      .catch(() => response.destroy());
  } else {
    response.writeHead(path === '/stats' ? 200 : 404);
    response.end(JSON.stringify({ subscribers: subscribers.size, events: history.length }));
  }
});

function publish(body: string): number | undefined {
  const publication = parsed(body);
  if (!publication) return undefined;
  const { event, data } = publication;
  const id = history.length + 1;
  const name = event === undefined ? '' : `event: ${event}\n`;
  const block = `${name}data: ${data.split(/\r\n|[\r\n]/).join('\ndata: ')}\nid: ${id}\n\n`;
  // Older ones stay in memory, and are not sent again.
  history.push(block);
  for (const subscriber of subscribers) inPieces(subscriber, block);
  return id;
}

function parsed(body: string): { event?: string; data: string } | undefined {
  try {
    const value = JSON.parse(body) as { event?: string; data: string } | null;
    const isRight = typeof value?.data === 'string' && ['string', 'undefined'].includes(typeof value.event);
    return isRight && !/[\r\n]/.test(value.event ?? '') ? value : undefined;
  } catch {
    return undefined;
  }
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
