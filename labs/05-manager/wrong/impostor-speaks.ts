// caught by: name-in-use
// Listens for messages before it looks at the name: the refused one speaks as the first holder.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const online = new Map<string, WebSocket>();

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: online.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  const name = new URLSearchParams(request.url?.split('?')[1]).get('name');
  if (!name) {
    socket.close(4000);
    return;
  }
  socket.on('message', (data) => handle(name, socket, String(data)));
  if (online.has(name)) {
    socket.close(4009);
    return;
  }
  tellAll({ type: 'joined', name });
  online.set(name, socket);
  socket.on('close', () => {
    online.delete(name);
    tellAll({ type: 'left', name });
  });
});

function handle(name: string, socket: WebSocket, data: string): void {
  const { type, to, text } = parse(data);
  if (type === 'who') {
    tell(socket, { type: 'who', names: [...online.keys()].sort(byCodePoint) });
  } else if (type === 'send' && typeof to === 'string' && typeof text === 'string') {
    const receiver = online.get(to);
    if (receiver) tell(receiver, { type: 'message', from: name, text });
    else tell(socket, { type: 'error', reason: 'unknown-recipient' });
  } else if (type === 'broadcast' && typeof text === 'string') {
    tellAll({ type: 'message', from: name, text });
  } else {
    tell(socket, { type: 'error', reason: 'bad-message' });
  }
}

function tell(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}

function tellAll(message: object): void {
  for (const socket of online.values()) tell(socket, message);
}

function parse(data: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(data)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
