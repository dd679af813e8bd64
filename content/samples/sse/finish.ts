import { createServer } from 'node:http';

// A job in three steps, watched until it is done.
const steps = ['fetched', 'converted', 'stored'];

const server = createServer((request, response) => {
  if (request.url !== '/jobs/1/events') {
    response.writeHead(404).end();
    return;
  }
  const seen = Number(request.headers['last-event-id'] ?? 0);
  // All was read. Anything but 204 would bring the client back for ever.
  if (seen >= steps.length) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
  });
  for (const [index, step] of steps.entries()) {
    if (index + 1 > seen)
      response.write(`id: ${index + 1}\ndata: ${step}\n\n`);
  }
  response.end();
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
