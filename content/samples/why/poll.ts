import { createServer } from 'node:http';

const updates: string[] = [];
setInterval(() => updates.push(new Date().toISOString()), 1000);

// Ask as often as you like: all that is newer than `since`, mostly nothing.
const server = createServer((request, response) => {
  // /updates?since=3
  const since = Number(request.url?.split('since=')[1] ?? 0);
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(
    JSON.stringify({ next: updates.length, updates: updates.slice(since) }),
  );
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
