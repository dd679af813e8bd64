import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);
const intervalMs = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeoutMs = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
  keepHeartbeat(socket);
});
server.listen(port, '127.0.0.1');

/**
 * Asks this client again and again whether it is still there. Every connection has timers of its own: what one client
 * does or does not do cannot delay the pings of another.
 * 이 클라이언트가 아직 있는지 거듭 물어봅니다. 타이머는 연결마다 따로 있으므로, 한 클라이언트 때문에 다른 클라이언트의 ping이
 * 늦어지지 않습니다.
 */
function keepHeartbeat(socket: WebSocket): void {
  let overdue: NodeJS.Timeout | undefined;

  const heartbeat = setInterval(() => {
    overdue = setTimeout(() => giveUp(socket), timeoutMs);
    socket.ping();
  }, intervalMs);

  // A pong shows that the client can both hear us and speak. A message would only show that it can speak.
  // pong은 클라이언트가 듣고 말할 수 있음을 보여 줍니다. 메시지는 말할 수 있다는 것만 보여 줍니다.
  socket.on('pong', () => clearTimeout(overdue));

  // 'close' comes however the connection ends. A timer that outlives its connection keeps all of it in memory.
  // 'close'는 연결이 어떻게 끝나든 옵니다. 연결보다 오래 사는 타이머는 그 연결을 통째로 메모리에 붙잡아 둡니다.
  socket.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(overdue);
  });
}

/** Says goodbye, and hangs up if nobody answers that. 작별 인사를 하고, 답이 없으면 끊습니다. */
function giveUp(socket: WebSocket): void {
  // If the client is only slow, it learns from the close frame why it was dropped (1001: going away).
  // 클라이언트가 느릴 뿐이라면, 왜 끊겼는지 종료 프레임을 보고 압니다(1001: 떠남).
  socket.close(1001, 'no pong');

  // If it is dead, the close frame is never answered, and only the end of TCP frees the connection.
  // 죽었다면 종료 프레임에도 답이 오지 않습니다. TCP를 끊어야만 연결이 풀려납니다.
  const cut = setTimeout(() => socket.terminate(), timeoutMs);
  socket.on('close', () => clearTimeout(cut));
}

/** Plain HTTP: the statistics, and 404 for the rest. 일반 HTTP 요청에는 통계를, 나머지에는 404를 돌려줍니다. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ connections: sockets.clients.size }));
  } else {
    response.writeHead(404).end();
  }
}
