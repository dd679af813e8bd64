import { createServer, type ServerResponse } from 'node:http';

const subscribers = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.url === '/stats') {
    response.end(JSON.stringify({ subscribers: subscribers.size }));
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  // #region part
  subscribers.add(response);
  const beat = setInterval(() => response.write(':\n\n'), 15_000);
  response.on('close', () => {
    clearInterval(beat);
    subscribers.delete(response);
  });
  // #endregion
  response.flushHeaders();
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
