import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);

// TODO 2: take both times from HEARTBEAT_INTERVAL_MS and HEARTBEAT_TIMEOUT_MS; these are their defaults.
//         두 시간을 HEARTBEAT_INTERVAL_MS와 HEARTBEAT_TIMEOUT_MS에서 읽습니다. 아래 값은 기본값입니다.
const intervalMs = 30_000;
const timeoutMs = 10_000;

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
  keepHeartbeat(socket);
});
server.listen(port, '127.0.0.1');

function keepHeartbeat(socket: WebSocket): void {
  // TODO 1: send a ping frame every intervalMs.
  //         intervalMs마다 ping 프레임을 보냅니다.

  // TODO 3: with each ping, start a timer of timeoutMs that ends the connection. What stops that timer when all is well?
  //         And which timers must not go on when the connection has ended?
  //         ping을 보낼 때마다 timeoutMs 뒤에 연결을 끝낼 타이머를 시작합니다. 별일이 없을 때 그 타이머는 무엇이 멈추나요?
  //         연결이 끝난 뒤에 계속 돌면 안 되는 타이머는 무엇인가요?

  // TODO 4: socket.terminate() leaves without a word. Close with code 1001, and cut the connection only if it is still
  //         there after another timeoutMs.
  //         socket.terminate()는 말없이 끊습니다. 코드 1001로 닫고, timeoutMs가 더 지나도 남아 있을 때만 끊습니다.
  socket.on('close', () => console.log('gone', { intervalMs, timeoutMs }));
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ connections: sockets.clients.size }));
  } else {
    response.writeHead(404).end();
  }
}
