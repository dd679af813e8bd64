import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';

const updates: string[] = [];
const clock = new EventEmitter().setMaxListeners(0);
setInterval(() => {
  updates.push(new Date().toISOString());
  clock.emit('update');
}, 1000);

// The answer waits until there is something to say.
const server = createServer((request, response) => {
  // /updates?since=3
  const since = Number(request.url?.split('since=')[1] ?? 0);
  const answer = () => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(
      JSON.stringify({
        next: updates.length,
        updates: updates.slice(since),
      }),
    );
  };
  if (updates.length > since) answer();
  else void once(clock, 'update').then(answer);
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
