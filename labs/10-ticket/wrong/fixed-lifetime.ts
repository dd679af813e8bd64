// caught by: expires
// Has half a minute written into the program.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

const lifetimeMs = 30_000;
const users = new Map(Object.entries(JSON.parse(process.env.USERS ?? '{}') as Record<string, string>));
const allowedOrigins = (process.env.ALLOWED_ORIGINS ?? '').split(',').filter((origin) => origin !== '');
const tickets = new Map<string, { user: string; expiresAt: number }>();

const server = createServer((request, response) => {
  const { path } = targetOf(request);
  if (path === '/tickets' && request.method === 'POST') issueTicket(request, response);
  else if (path === '/stats') answer(response, 200, { tickets: tickets.size });
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
    refuse(stream, '401 Unauthorized');
    return;
  }
  sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, user));
});

setInterval(() => {
  for (const [id, { expiresAt }] of tickets) if (expiresAt <= Date.now()) tickets.delete(id);
}, lifetimeMs);

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');

function issueTicket({ headers }: IncomingMessage, response: ServerResponse): void {
  const [, token = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const user = users.get(token);
  if (user === undefined) {
    answer(response, 401, {});
    return;
  }
  const ticket = randomBytes(32).toString('base64url');
  tickets.set(ticket, { user, expiresAt: Date.now() + lifetimeMs });
  answer(response, 201, { ticket, expiresInMs: lifetimeMs }, { 'cache-control': 'no-store' });
}

function isAllowed(origin: string | undefined): boolean {
  return origin === undefined || allowedOrigins.length === 0 || allowedOrigins.includes(origin);
}

function redeem(id: string): string | undefined {
  const ticket = tickets.get(id);
  tickets.delete(id);
  return ticket && Date.now() < ticket.expiresAt ? ticket.user : undefined;
}

function welcome(socket: WebSocket, user: string): void {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.send(JSON.stringify({ type: 'welcome', user }));
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
