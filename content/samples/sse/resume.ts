import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

const subscribers = new Set<ServerResponse>();
const history: { id: number; block: string }[] = [];
let lastId = 0;

// One `data:` line for each line. A raw line break would end the field.
const blockOf = (id: number, data: string): string => {
  const lines = data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`);
  return `id: ${id}\n${lines.join('')}\n`;
};

const server = createServer((request, response) => {
  if (request.url === '/events') {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
    });
    response.write('retry: 2000\n\n');
    // NaN on the first visit, and nothing is greater than NaN.
    const seen = Number(request.headers['last-event-id']);
    for (const { id, block } of history)
      if (id > seen) response.write(block);
    // No `await` since the replay: nothing was published in between.
    subscribers.add(response);
    const beat = setInterval(() => response.write(':\n\n'), 15_000);
    response.on('close', () => {
      clearInterval(beat);
      subscribers.delete(response);
    });
  } else if (request.url === '/publish') {
    const publish = (data: string) => {
      lastId += 1;
      const block = blockOf(lastId, data);
      history.push({ id: lastId, block });
      if (history.length > 100) history.shift();
      for (const each of subscribers) each.write(block);
      response.writeHead(202).end();
    };
    text(request).then(publish, () => response.destroy());
  } else {
    response.writeHead(404).end();
  }
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
