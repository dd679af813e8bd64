// One flat list of pairs, who and where, asked anew each time; upgrades are let in by hand with `noServer`.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

interface Pair {
  readonly name: string;
  readonly room: string;
}

const connections = new Map<string, WebSocket>();
let pairs: readonly Pair[] = [];

const server = createServer((request, response) => {
  if (!/^\/stats(\?|$)/.test(request.url ?? '')) {
    response.statusCode = 404;
    response.end();
    return;
  }
  const counts = new Map<string, number>();
  for (const { room } of pairs) counts.set(room, (counts.get(room) ?? 0) + 1);
  response.end(JSON.stringify({ rooms: Object.fromEntries(counts) }));
});

const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => socket.destroy());
  const [path, query = ''] = (request.url ?? '').split('?');
  if (path !== '/ws') {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('error', () => undefined);
    begin(client, new URLSearchParams(query).get('name') ?? '');
  });
});

function begin(client: WebSocket, name: string): void {
  if (name === '' || connections.has(name)) {
    client.close(name === '' ? 4000 : 4009);
    return;
  }
  connections.set(name, client);
  client.on('close', () => {
    connections.delete(name);
    pairs = pairs.filter((pair) => pair.name !== name);
  });
  client.on('message', (data) => {
    const answer = answered(name, String(data)) ?? { type: 'error', reason: 'bad-message' };
    if (answer !== nothing) client.send(JSON.stringify(answer));
  });
}

/** The answer; undefined for what is no request. A `say` that went out has none of its own. */
function answered(name: string, data: string): object | undefined {
  const { type, room, text } = fields(data);
  if (typeof room !== 'string') return undefined;
  const inRoom = pairs.filter((pair) => pair.room === room);
  const isMember = inRoom.some((pair) => pair.name === name);
  if (type === 'join') {
    if (!isMember) pairs = [...pairs, { name, room }];
    const members = [...new Set([...inRoom.map((pair) => pair.name), name])];
    return { type: 'joined', room, members: members.sort(compare) };
  }
  if (type === 'leave') {
    pairs = pairs.filter((pair) => pair.name !== name || pair.room !== room);
    return { type: 'left', room };
  }
  if (type !== 'say' || typeof text !== 'string') return undefined;
  if (!isMember) return { type: 'error', reason: 'not-in-room' };
  const message = JSON.stringify({ type: 'message', room, from: name, text });
  for (const pair of inRoom) {
    const socket = connections.get(pair.name);
    if (pair.name !== name && socket?.readyState === socket?.OPEN) socket?.send(message);
  }
  return nothing;
}

const nothing = {};

function fields(data: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(data) as object) };
  } catch {
    return {};
  }
}

const compare = (one: string, other: string): number =>
  Buffer.from(one, 'utf8').compare(Buffer.from(other, 'utf8'));

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
