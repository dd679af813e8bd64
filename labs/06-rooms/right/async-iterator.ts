// Each connection is a loop that awaits its messages; cleaning up stands in `finally`.
import { on } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const rooms = new Map<string, Map<string, WebSocket>>();
const names = new Set<string>();

const server = createServer((request, response) => {
  const [path] = (request.url ?? '').split('?');
  if (path !== '/stats') return void response.writeHead(404).end();
  const entries = [...rooms.entries()].map(([room, members]) => [room, members.size] as const);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ rooms: Object.fromEntries(entries), at: Date.now() }));
});

const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  const name = new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('name');
  if (!name) {
    socket.close(4000);
    return;
  }
  if (names.has(name)) {
    socket.close(4009);
    return;
  }
  names.add(name);
  void live(name, socket);
});

async function live(name: string, socket: WebSocket): Promise<void> {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  try {
    for await (const [data] of on(socket, 'message', { signal: gone.signal }) as AsyncIterable<[Buffer]>) {
      serve(name, socket, data.toString());
    }
  } catch {
    // The connection has ended.
  } finally {
    names.delete(name);
    for (const [room, members] of rooms) {
      if (members.get(name) === socket) members.delete(name);
      if (members.size === 0) rooms.delete(room);
    }
  }
}

function serve(name: string, socket: WebSocket, data: string): void {
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const request = parsed(data);
  const room = request?.room;
  const members = typeof room === 'string' ? rooms.get(room) : undefined;
  switch (typeof room === 'string' ? request?.type : undefined) {
    case 'join': {
      const now = members ?? new Map<string, WebSocket>();
      rooms.set(room as string, now.set(name, socket));
      const sorted = [...now.keys()].toSorted((one, other) => Buffer.from(one).compare(Buffer.from(other)));
      say({ members: sorted, room, type: 'joined', more: 'than asked for' });
      break;
    }
    case 'leave':
      members?.delete(name);
      if (members?.size === 0) rooms.delete(room as string);
      say({ type: 'left', room });
      break;
    case 'say':
      if (typeof request?.text !== 'string') say({ type: 'error', reason: 'bad-message' });
      else if (!members?.has(name)) say({ type: 'error', reason: 'not-in-room' });
      else
        for (const [other, receiver] of members)
          if (other !== name)
            receiver.send(JSON.stringify({ type: 'message', room, from: name, text: request.text }));
      break;
    default:
      say({ type: 'error', reason: 'bad-message' });
  }
}

function parsed(data: string): { type?: unknown; room?: unknown; text?: unknown } | null {
  try {
    return JSON.parse(data) as ReturnType<typeof parsed>;
  } catch {
    return null;
  }
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
