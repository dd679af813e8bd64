import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);
const oneMebibyte = 1024 * 1024;

const server = createServer(answer);

// `path` compares without the query and refuses every other upgrade with a 400.
// Without `maxPayload`, ws would let a single client make us hold 100 MiB.
// `path`는 쿼리를 뺀 경로를 비교하고, 다른 경로로 온 업그레이드는 400으로 거절합니다.
// `maxPayload`를 주지 않으면 ws는 클라이언트 하나가 100 MiB를 보내도 메모리에 쌓아 둡니다.
const sockets = new WebSocketServer({ server, path: '/ws', maxPayload: oneMebibyte });

sockets.on('connection', echo);
server.listen(port, '127.0.0.1');

/** Sends every message back as it came. 받은 메시지를 그대로 돌려보냅니다. */
function echo(socket: WebSocket): void {
  // ws hands over text and binary alike as a Buffer. Only `isBinary` tells which it was, and `send` must be told.
  // ws는 텍스트든 바이너리든 Buffer로 넘겨줍니다. 무엇이었는지는 `isBinary`만 알고 있으므로 `send`에 알려 줘야 합니다.
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));

  // A client that breaks the protocol makes its socket emit 'error', and an 'error' without a listener ends the
  // process. There is nothing else to do here: ws closes the connection by itself.
  // 프로토콜을 어긴 클라이언트의 소켓은 'error'를 내보내고, 듣는 이가 없는 'error'는 프로세스를 끝냅니다.
  // 연결은 ws가 스스로 닫으므로 여기서 더 할 일은 없습니다.
  socket.on('error', () => undefined);
}

/** Plain HTTP: the statistics, and 404 for the rest. 일반 HTTP 요청에는 통계를, 나머지에는 404를 돌려줍니다. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (pathOf(request) === '/stats') {
    // ws takes a client off `clients` when its TCP connection ends, however it ends: no counter, no miscount.
    // ws는 TCP 연결이 어떻게 끝나든 그 클라이언트를 `clients`에서 뺍니다. 직접 세지 않으니 잘못 셀 일도 없습니다.
    const body = JSON.stringify({ connections: sockets.clients.size });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } else {
    response.writeHead(404).end();
  }
}

/** The path without the query. `new URL(...)` would throw for a request such as `GET //`. 쿼리를 뺀 경로입니다. */
function pathOf(request: IncomingMessage): string | undefined {
  return request.url?.split('?', 1)[0];
}
