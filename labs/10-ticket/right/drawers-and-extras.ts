// Sorts tickets into drawers by age in place of sweeping, and does what is allowed and not asked for: pings, extra fields,
// a prefix, exactly 120 bits, 403 where others say 401.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

const lifetimeMs = Number(process.env.TICKET_TTL_MS ?? 30_000);
const users = new Map(Object.entries(JSON.parse(process.env.USERS ?? '{}') as Record<string, string>));
const allowedOrigins = (process.env.ALLOWED_ORIGINS ?? '').split(',').filter((origin) => origin !== '');

/** Two drawers: what is issued goes into the young one; every half a lifetime the old one is emptied. */
type Drawer = Map<string, { user: string; bornAt: number }>;
let young: Drawer = new Map();
let old: Drawer = new Map();
let oldest: Drawer = new Map();

setInterval(() => {
  [young, old, oldest] = [new Map() as Drawer, young, old];
}, lifetimeMs / 2);

const server = createServer((request, response) => {
  const { path } = targetOf(request);
  if (path === '/tickets' && request.method === 'POST') issueTicket(request, response);
  else if (path === '/stats') answer(response, 200, { tickets: young.size + old.size + oldest.size });
  else answer(response, 404, {});
});
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
  const { path, query } = targetOf(request);
  if (path !== '/ws') {
    refuse(stream, '404 Not Found');
    return;
  }
  if (!isAllowed(request.headers.origin)) {
    refuse(stream, '403 Forbidden');
    return;
  }
  const user = redeem(query.get('ticket') ?? '');
  if (user === undefined) {
    refuse(stream, '403 Forbidden');
    return;
  }
  sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, user));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');

function issueTicket({ headers }: IncomingMessage, response: ServerResponse): void {
  const [, token = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const user = users.get(token);
  if (user === undefined) {
    answer(response, 401, {});
    return;
  }
  const ticket = `t_${randomBytes(15).toString('base64url')}`;
  young.set(ticket, { user, bornAt: performance.now() });
  answer(response, 201, { ticket, expiresInMs: lifetimeMs }, { 'cache-control': 'no-store' });
}

function isAllowed(origin: string | undefined): boolean {
  return origin === undefined || allowedOrigins.length === 0 || allowedOrigins.includes(origin);
}

function redeem(id: string): string | undefined {
  for (const drawer of [young, old, oldest]) {
    const ticket = drawer.get(id);
    if (!ticket || !drawer.delete(id)) continue;
    return performance.now() - ticket.bornAt < lifetimeMs ? ticket.user : undefined;
  }
  return undefined;
}

function welcome(socket: WebSocket, user: string): void {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.pong('unasked');
  socket.ping();
  socket.send(`{ "user" : ${JSON.stringify(user)}, "type":"welcome", "motd": null }`);
}

function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function answer(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function targetOf({ url = '' }: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '', query] = url.split('?', 2);
  return { path, query: new URLSearchParams(query) };
}
