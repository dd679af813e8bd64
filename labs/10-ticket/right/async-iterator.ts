// Reads messages with an async iterator; tickets are hexadecimal; every answer closes its connection.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { on } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';

const lifetimeMs = Number(process.env.TICKET_TTL_MS ?? 30_000);
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
  sockets.handleUpgrade(request, stream, head, (socket) =>
    welcome(socket, user).catch((error: unknown) => console.error(error)),
  );
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
  const ticket = randomBytes(20).toString('hex');
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

async function welcome(socket: WebSocket, user: string): Promise<void> {
  socket.on('error', () => undefined);
  const messages = on(socket, 'message', { close: ['close'] });
  socket.send(JSON.stringify({ type: 'welcome', user }));
  for await (const [data, isBinary] of messages as AsyncIterable<[Buffer, boolean]>)
    socket.send(data, { binary: isBinary });
}

function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function answer(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { connection: 'close', ...headers }).end(JSON.stringify(body));
}

function targetOf({ url = '' }: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '', query] = url.split('?', 2);
  return { path, query: new URLSearchParams(query) };
}
