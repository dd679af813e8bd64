import { createServer } from 'node:http';

const server = createServer((request, response) => {
  if (request.url !== '/events') {
    response.writeHead(404).end();
    return;
  }
  // These two headers make an event stream of a plain answer.
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
  });
  // The empty line ends the event. There is no end(): the answer goes on.
  response.write('data: hello\n\n');
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
