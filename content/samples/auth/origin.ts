import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

const ALLOWED = ['https://app.example', 'http://localhost:5173'];
const LIFETIME_MS = 30_000;
const users = new Map([['alice-secret', 'alice']]);
const tickets = new Map<string, { user: string; expiresAt: number }>();

const server = createServer((request, response) => {
  const token =
    request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const user = users.get(token);
  if (user === undefined) return response.writeHead(401).end();
  const ticket = randomBytes(32).toString('base64url');
  tickets.set(ticket, { user, expiresAt: Date.now() + LIFETIME_MS });
  response.writeHead(201, { 'Cache-Control': 'no-store' });
  return response.end(JSON.stringify({ ticket, expiresInMs: LIFETIME_MS }));
});
const sockets = new WebSocketServer({ noServer: true });

// Found and deleted without an await in between: of two, one gets in.
const redeem = (id: string): string | undefined => {
  const ticket = tickets.get(id);
  tickets.delete(id);
  return ticket && Date.now() < ticket.expiresAt ? ticket.user : undefined;
};

const refuse = (socket: Duplex, status: string): void => {
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  );
};

server.on('upgrade', (request, socket, head) => {
  // Before the ticket is touched: a foreign page cannot use it up.
  const { origin } = request.headers;
  if (origin !== undefined && !ALLOWED.includes(origin))
    return refuse(socket, '403 Forbidden');

  const query = new URLSearchParams(request.url?.split('?')[1]);
  const user = redeem(query.get('ticket') ?? '');
  if (user === undefined) return refuse(socket, '401 Unauthorized');
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('error', () => undefined);
    client.send(`welcome, ${user}`);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
