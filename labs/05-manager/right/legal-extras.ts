// Does everything that a server may do and the lab does not ask for: pings, fragments, extra fields, compression, a late
// start; and lets go of receivers that are dead or slow as soon as it meets them.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const online = new Map<string, WebSocket>();
const slowBytes = 300_000;

const server = createServer((request, response) => {
  const isStats = request.url === '/stats' || request.url?.startsWith('/stats?');
  response.statusCode = isStats ? 200 : 404;
  response.end(isStats ? JSON.stringify({ server: 'manager', connections: online.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws', perMessageDeflate: true });

sockets.on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  socket.pong('unasked');
  const name = new URLSearchParams(request.url?.split('?')[1]).get('name');
  if (!name) socket.close(4000, '이름이 필요합니다');
  else if (online.has(name)) socket.close(4009, '이미 쓰고 있는 이름입니다');
  else enter(name, socket);
});

function enter(name: string, socket: WebSocket): void {
  const pings = setInterval(() => socket.ping(), 20);
  online.set(name, socket);
  tellAll(() => ({ type: 'joined', name, online: online.size }), name);
  socket.on('message', (data: Buffer) => handle(name, socket, data.toString()));
  socket.on('close', () => {
    clearInterval(pings);
    online.delete(name);
    tellAll(() => ({ type: 'left', name, online: online.size }), name);
  });
}

function handle(name: string, socket: WebSocket, data: string): void {
  const { type, to, text } = parse(data);
  const said = { type: 'message', from: name, text, at: Date.now() };
  if (type === 'who') {
    tell(socket, { type: 'who', names: sorted([...online.keys()]), count: online.size });
  } else if (type === 'broadcast' && typeof text === 'string') {
    tellAll((other) => ({ ...said, yours: other === name }));
  } else if (type === 'send' && typeof to === 'string' && typeof text === 'string') {
    const receiver = online.get(to);
    tell(receiver ?? socket, receiver ? said : { type: 'error', reason: 'unknown-recipient', to });
  } else {
    tell(socket, { type: 'error', reason: 'bad-message', received: data.slice(0, 20) });
  }
}

function tellAll(message: (name: string) => object, except?: string): void {
  for (const [name, socket] of online) if (name !== except) tell(socket, message(name));
}

/** In three fragments, with a ping between them. */
function tell(socket: WebSocket, message: object): void {
  if (socket.readyState !== socket.OPEN || socket.bufferedAmount > slowBytes) {
    socket.terminate();
    return;
  }
  const data = Buffer.from(JSON.stringify(message));
  const cut = Math.floor(data.length / 3);
  socket.send(data.subarray(0, cut), { binary: false, fin: false });
  socket.ping('between');
  socket.send(data.subarray(cut, 2 * cut), { binary: false, fin: false });
  socket.send(data.subarray(2 * cut), { binary: false, fin: true });
}

function parse(data: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(data)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** By code point: every text is made one of UTF-32 to compare. */
function sorted(names: string[]): string[] {
  const key = (name: string): string =>
    Array.from(name, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join('');
  return names.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

await delay(200);
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
