import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

const subscribers = new Set<ServerResponse>();

// One `data:` line for each line. A raw line break would end the field.
const block = (data: string): string =>
  `${data
    .split(/\r\n|\n|\r/)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;

const server = createServer((request, response) => {
  if (request.url === '/events') {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
    });
    // Sends the headers now, though there is nothing to say yet.
    response.flushHeaders();
    subscribers.add(response);
    // Comes however the stream ends: a closed tab, a lost network.
    response.on('close', () => subscribers.delete(response));
  } else if (request.url === '/publish') {
    const publish = (data: string) => {
      for (const each of subscribers) each.write(block(data));
      response.writeHead(202).end();
    };
    text(request).then(publish, () => response.destroy());
  } else {
    response.writeHead(404).end();
  }
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
