import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);
const lifetimeMs = Number(process.env.TICKET_TTL_MS ?? 30_000);
const users = new Map(Object.entries(JSON.parse(process.env.USERS ?? '{}') as Record<string, string>));
const allowedOrigins = (process.env.ALLOWED_ORIGINS ?? '').split(',').filter((origin) => origin !== '');

const tickets = new Map<string, { user: string; expiresAt: number }>();

const server = createServer(answer);
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', admit);
server.listen(port, '127.0.0.1');

// TODO 7: sweep tickets that nobody came for, again and again.
//         아무도 쓰지 않은 티켓을 계속 치웁니다.

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { path } = targetOf(request);
  if (path === '/tickets' && request.method === 'POST') issueTicket(request, response);
  // TODO 6: tell at GET /stats how many tickets there are.
  //         GET /stats에서 남은 티켓 수를 알려 줍니다.
  else answerJson(response, 404, {});
}

function issueTicket({ headers }: IncomingMessage, response: ServerResponse): void {
  const [, token = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const user = users.get(token) ?? 'somebody';
  // TODO 2: "somebody" gets no ticket, but a 401.
  //         "somebody"에게는 티켓을 주지 않고 401로 응답합니다.
  // TODO 1: make a ticket that nobody can guess, remember whose it is, and answer 201 with it and its lifetime.
  //         아무도 알아맞힐 수 없는 티켓을 만들고, 누구의 것인지 기억하고, 수명과 함께 201로 응답합니다.
  // TODO 3: no browser and no proxy may keep that answer.
  //         브라우저도 프록시도 그 응답을 저장하면 안 됩니다.
  console.log('a ticket for', user, lifetimeMs);
  answerJson(response, 501, {});
}

function admit(request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { path, query } = targetOf(request);
  if (path !== '/ws') {
    refuse(stream, '404 Not Found');
    return;
  }
  // TODO 8: refuse origins that are not on the list with 403, before the ticket is touched.
  //         목록에 없는 Origin은 티켓을 건드리기 전에 403으로 거절합니다.
  console.log('comes from', request.headers.origin, allowedOrigins);
  const user = redeem(query.get('ticket') ?? '');
  if (user === undefined) refuse(stream, '401 Unauthorized');
  else sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, user));
}

function redeem(id: string): string | undefined {
  // TODO 4: whose ticket is it? It opens one connection, however many come with it at the same moment.
  //         누구의 티켓인가요? 동시에 몇이 오더라도 연결 하나만 열 수 있습니다.
  // TODO 5: refuse it when its lifetime is over.
  //         수명이 지났으면 거절합니다.
  console.log('presented', id, tickets.size);
  return undefined;
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

function answerJson(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function targetOf({ url = '' }: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '', query] = url.split('?', 2);
  return { path, query: new URLSearchParams(query) };
}
