import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

interface Ticket {
  readonly user: string;
  readonly expiresAt: number;
}

const port = Number(process.env.PORT ?? 8080);
const lifetimeMs = Number(process.env.TICKET_TTL_MS ?? 30_000);
// A Map has no keys of its own, such as `constructor`, that a stranger could present as a token.
// Map에는 `constructor`처럼 처음부터 들어 있는 키가 없습니다. 그래서 아무나 토큰인 척 내밀 수 있는 이름도 없습니다.
const users = new Map(Object.entries(JSON.parse(process.env.USERS ?? '{}') as Record<string, string>));
const allowedOrigins = (process.env.ALLOWED_ORIGINS ?? '').split(',').filter((origin) => origin !== '');

const tickets = new Map<string, Ticket>();
const server = createServer(answer);
// With `noServer` it is we who decide who gets as far as the 101. `noServer`이면 누구에게 101을 줄지 우리가 정합니다.
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', admit);
server.listen(port, '127.0.0.1');
setInterval(sweep, lifetimeMs);

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { path } = targetOf(request);
  if (path === '/tickets' && request.method === 'POST') issueTicket(request, response);
  else if (path === '/stats') answerJson(response, 200, { tickets: tickets.size });
  else answerJson(response, 404, {});
}

/** Trades the bearer token, which lasts, for a ticket, which does not. 오래가는 토큰을 금방 사라지는 티켓으로 바꿔 줍니다. */
function issueTicket({ headers }: IncomingMessage, response: ServerResponse): void {
  const [, token = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const user = users.get(token);
  if (user === undefined) {
    answerJson(response, 401, {}, { 'www-authenticate': 'Bearer' });
    return;
  }
  // 256 bits that nobody can foresee. Math.random() can be computed ahead from a few of its outputs.
  // 아무도 내다볼 수 없는 256비트입니다. Math.random()은 나온 값 몇 개만 보면 다음 값을 계산할 수 있습니다.
  const ticket = randomBytes(32).toString('base64url');
  tickets.set(ticket, { user, expiresAt: Date.now() + lifetimeMs });
  // Whoever finds the ticket in a cache gets in. 캐시에 남은 티켓을 찾아낸 사람은 그것으로 들어올 수 있습니다.
  answerJson(response, 201, { ticket, expiresInMs: lifetimeMs }, { 'cache-control': 'no-store' });
}

/**
 * Decides while it is still HTTP: the origin first, so that a foreign page cannot use up the ticket.
 * 아직 HTTP일 때 결정합니다. 다른 사이트의 페이지가 티켓을 써 버리지 못하도록 Origin부터 봅니다.
 */
function admit(request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { path, query } = targetOf(request);
  const { origin } = request.headers;
  if (path !== '/ws') refuse(stream, '404 Not Found');
  else if (!isAllowed(origin)) refuse(stream, '403 Forbidden');
  else {
    const user = redeem(query.get('ticket') ?? '');
    if (user === undefined) refuse(stream, '401 Unauthorized');
    else sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, user));
  }
}

/** Whole origins, compared exactly. No header, no browser. 전체를 정확히 비교합니다. 헤더가 없으면 브라우저가 아닙니다. */
function isAllowed(origin: string | undefined): boolean {
  return origin === undefined || allowedOrigins.length === 0 || allowedOrigins.includes(origin);
}

/** Whose ticket it was. 누구의 티켓이었는지 알려 줍니다. */
function redeem(id: string): string | undefined {
  const ticket = tickets.get(id);
  // Found and deleted in one go. With an `await` between the two, a second connection could slip in.
  // 찾자마자 지웁니다. 그 사이에 `await`가 있으면 두 번째 연결이 끼어들 수 있습니다.
  tickets.delete(id);
  return ticket && Date.now() < ticket.expiresAt ? ticket.user : undefined;
}

function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function welcome(socket: WebSocket, user: string): void {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.send(JSON.stringify({ type: 'welcome', user }));
}

/** Forgets the tickets that nobody came for. 아무도 쓰지 않은 티켓을 잊습니다. */
function sweep(): void {
  for (const [id, { expiresAt }] of tickets) if (expiresAt <= Date.now()) tickets.delete(id);
}

function answerJson(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** `new URL(...)` would throw for a request such as `GET //`. `new URL(...)`은 `GET //` 같은 요청에 예외를 던집니다. */
function targetOf({ url = '' }: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '', query] = url.split('?', 2);
  return { path, query: new URLSearchParams(query) };
}
