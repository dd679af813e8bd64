/** The program behind the demo of the lesson: four doors, and a log of what came to them. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

const users = new Map([['alice-secret', 'alice']]);
const sessions = new Map([['s3ss10n', 'alice']]);
const tickets = new Map<string, string>();

/** As most servers write it: the request line and the status, neither cookies nor messages. */
const log = ({ method, url }: IncomingMessage, status: number): void => {
  process.stdout.write(
    `127.0.0.1 - - "${method} ${url} HTTP/1.1" ${status}\n`,
  );
};

const server = createServer((request, response) => {
  const user = users.get(
    request.headers.authorization?.replace(/^Bearer /, '') ?? '',
  );
  const isIssue =
    request.method === 'POST' &&
    request.url === '/tickets' &&
    user !== undefined;
  const ticket = randomBytes(16).toString('base64url');
  if (isIssue) tickets.set(ticket, user);
  const status = isIssue ? 201 : 401;
  log(request, status);
  response
    .writeHead(status, { 'Cache-Control': 'no-store' })
    .end(isIssue ? JSON.stringify({ ticket }) : '');
});
const sockets = new WebSocketServer({ noServer: true });

/** Who comes, by path: a name, nobody, or somebody who will say so in the first message. */
function whoIs(
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
): string | undefined {
  if (path === '/query') return users.get(query.get('token') ?? '');
  if (path === '/cookie')
    return sessions.get(
      /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '',
    );
  if (path === '/message') return '';
  const ticket = query.get('ticket') ?? '';
  const user = tickets.get(ticket);
  tickets.delete(ticket);
  return path === '/ticket' ? user : undefined;
}

server.on('upgrade', (request: IncomingMessage, socket: Duplex, head) => {
  const [path = '', search] = (request.url ?? '').split('?', 2);
  const user = whoIs(path, new URLSearchParams(search), request);
  log(request, user === undefined ? 401 : 101);
  if (user === undefined) {
    socket.on('error', () => undefined);
    socket.end(
      'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
  } else
    sockets.handleUpgrade(request, socket, head, (client) =>
      admit(client, user),
    );
});

function admit(client: WebSocket, user: string): void {
  client.on('error', () => undefined);
  if (user !== '') {
    client.send(`welcome, ${user}`);
    return;
  }
  const timer = setTimeout(
    () => client.close(4401, 'you said nothing'),
    3000,
  );
  client.once('close', () => clearTimeout(timer));
  client.once('message', (token) => {
    clearTimeout(timer);
    const known = users.get(String(token));
    if (known === undefined) client.close(4401, 'unknown token');
    else client.send(`welcome, ${known}`);
  });
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
