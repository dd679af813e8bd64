import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);

const server = createServer(answer);

// TODO 4: accept WebSocket connections at /ws alone; refuse an upgrade to any other path with a 4xx.
//         /ws에서만 WebSocket 연결을 받고, 다른 경로로 온 업그레이드 요청은 4xx로 거절합니다.
const sockets = new WebSocketServer({ server });

sockets.on('connection', echo);
server.listen(port, '127.0.0.1');

function echo(socket: WebSocket): void {
  socket.on('message', (data, isBinary) => {
    // TODO 1: send the message back, whatever is in it.
    //         어떤 내용이든 받은 메시지를 그대로 돌려보냅니다.
    // TODO 2: text must come back as text, and binary as binary. What tells them apart?
    //         텍스트는 텍스트로, 바이너리는 바이너리로 돌아가야 합니다. 둘을 무엇으로 구별할까요?
    console.log('received', isBinary ? 'binary' : 'text', data);
  });

  // TODO 5: a client that breaks the protocol makes its socket emit 'error'. What if nobody listens?
  //         프로토콜을 어긴 클라이언트의 소켓에서는 'error' 이벤트가 발생합니다. 아무도 듣고 있지 않으면 어떻게 될까요?
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  // TODO 3: answer GET /stats with {"connections": n}, and every other path with 404.
  //         GET /stats에는 {"connections": n}으로, 다른 모든 경로에는 404로 응답합니다.
  response.writeHead(501).end(`${request.method} ${request.url}: nothing here yet\n`);
}
