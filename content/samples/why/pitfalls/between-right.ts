import { EventEmitter, once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

const updates: string[] = [];
const clock = new EventEmitter().setMaxListeners(0);

// #region part
async function longPoll(
  request: IncomingMessage,
  response: ServerResponse,
) {
  const since = Number(request.url?.split('since=')[1] ?? 0);
  if (updates.length <= since) await once(clock, 'update');
  response.end(JSON.stringify(updates.slice(since)));
}
// #endregion

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    updates.push(`update ${updates.length + 1}`);
    clock.emit('update', updates.at(-1));
    response.writeHead(202).end();
  } else {
    void longPoll(request, response);
  }
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
