// Refuses after the handshake, with the close code: a page can tell 4001 from a server that is down.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

class TicketOffice {
  readonly #tickets = new Map<string, { readonly user: string; readonly timer: NodeJS.Timeout }>();
  readonly #lifetimeMs: number;

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  get size(): number {
    return this.#tickets.size;
  }

  /** Every ticket has a timer of its own, which forgets it. */
  issue(user: string): string {
    const id = randomUUID();
    const timer = setTimeout(() => this.#tickets.delete(id), this.#lifetimeMs);
    this.#tickets.set(id, { user, timer });
    return id;
  }

  redeem(id: string | null): string | undefined {
    const ticket = this.#tickets.get(id ?? '');
    if (!ticket) return undefined;
    clearTimeout(ticket.timer);
    this.#tickets.delete(id ?? '');
    return ticket.user;
  }
}

const lifetimeMs = Number(process.env.TICKET_TTL_MS ?? 30_000);
const office = new TicketOffice(lifetimeMs);
const users = JSON.parse(process.env.USERS ?? '{}') as Record<string, string>;
const origins = new Set((process.env.ALLOWED_ORIGINS ?? '').split(',').filter(Boolean));
const paramsOf = (url = ''): URLSearchParams => new URLSearchParams(url.split('?')[1]);

const server = createServer((request, response) => {
  const path = request.url?.split('?')[0];
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  if (path === '/stats') return response.end(JSON.stringify({ server: 'tickets', tickets: office.size }));
  if (path !== '/tickets' || request.method !== 'POST') return response.writeHead(404).end('{}');
  const token = request.headers.authorization?.replace(/^Bearer\s+/i, '') ?? '';
  const hasScheme = /^Bearer\s/i.test(request.headers.authorization ?? '');
  if (!hasScheme || !Object.hasOwn(users, token)) return response.writeHead(401).end('{}');
  response.writeHead(201, { 'Cache-Control': 'private, no-store, max-age=0' });
  return response.end(JSON.stringify({ ticket: office.issue(users[token] ?? ''), expiresInMs: lifetimeMs }));
});

const sockets = new WebSocketServer({
  server,
  path: '/ws',
  verifyClient: ({ origin }: { origin: string | undefined }, answer) =>
    answer(!origin || origins.size === 0 || origins.has(origin), 403),
});

sockets.on('connection', (socket: WebSocket, request) => {
  socket.on('error', console.error);
  const user = office.redeem(paramsOf(request.url).get('ticket'));
  if (user === undefined) {
    socket.close(4001, 'This ticket opens nothing.');
    return;
  }
  socket.send(JSON.stringify({ user, type: 'welcome', since: new Date().toISOString() }));
  socket.on('message', (data, binary) => socket.send(data, { binary }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
