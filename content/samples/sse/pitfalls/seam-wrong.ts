import { EventEmitter, once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

const subscribers = new Set<ServerResponse>();
const history: { id: number; block: string }[] = [];

/** As from a database that takes its time: until somebody asks for /answer. */
const database = new EventEmitter();
const fetched = async (after: number) => {
  const found = history.filter(({ id }) => id > after);
  await once(database, 'answer');
  return found;
};

const server = createServer((request, response) => {
  if (request.url === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.flushHeaders();
    void subscribe(request, response);
    return;
  }
  if (request.url === '/answer') {
    database.emit('answer');
    response.end();
    return;
  }
  const id = history.length + 1;
  const block = `id: ${id}\ndata: ${id}\n\n`;
  history.push({ id, block });
  for (const each of subscribers) each.write(block);
  response.writeHead(202).end();
});

// #region part
async function subscribe(
  request: IncomingMessage,
  response: ServerResponse,
) {
  const seen = Number(request.headers['last-event-id']);
  for (const { block } of await fetched(seen)) response.write(block);
  subscribers.add(response);
}
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
