import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

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

server.on('upgrade', (request, socket, head) => {
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const user = redeem(query.get('ticket') ?? '');
  if (user === undefined) {
    socket.on('error', () => undefined);
    socket.end(
      'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
    return;
  }
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('error', () => undefined);
    client.send(`welcome, ${user}`);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
