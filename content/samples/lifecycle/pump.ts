import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';

interface Message {
  type?: 'ping' | 'work';
  id?: string;
  ms?: number;
}

// A client may send anything. An exception would end the whole server.
const parse = (text: string): Message => {
  try {
    return Object(JSON.parse(text)) as Message;
  } catch {
    return {};
  }
};

const server = createServer((_request, response) => {
  response.writeHead(404).end();
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  const waiting: Message[] = [];
  let working = false;
  const answer = (message: object) => client.send(JSON.stringify(message));

  // The worker: one job at a time, in order.
  const work = async () => {
    working = true;
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      await sleep(job.ms ?? 0);
      if (client.readyState === WebSocket.OPEN)
        answer({ type: 'done', id: job.id });
    }
    working = false;
  };

  // The receiver: never waits, so it is always ready for the next.
  client.on('message', (data) => {
    const message = parse(String(data));
    if (message.type === 'ping') return answer({ type: 'pong' });
    if (message.type !== 'work')
      return answer({ type: 'error', reason: 'bad-message' });
    waiting.push(message);
    if (!working) void work();
  });
  client.on('error', () => undefined);
  client.on('close', () => {
    waiting.length = 0;
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
