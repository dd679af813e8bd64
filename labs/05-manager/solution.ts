import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);
const oneMebibyte = 1024 * 1024;

// Everyone who is connected, by name: the only list there is, so that nothing can disagree with it.
// 접속한 모든 사람을 이름으로 찾습니다. 목록이 하나뿐이므로 서로 어긋날 일이 없습니다.
const online = new Map<string, WebSocket>();

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws', maxPayload: oneMebibyte });
sockets.on('connection', welcome);
server.listen(port, '127.0.0.1');

/** Finds out who comes, and refuses whoever cannot be told apart. 누가 왔는지 확인하고, 구별할 수 없으면 거절합니다. */
function welcome(socket: WebSocket, request: IncomingMessage): void {
  // Without a listener, 'error' would end the process. 'close' follows, and does what there is to do.
  // 듣는 이가 없는 'error'는 프로세스를 끝냅니다. 뒷정리는 뒤따르는 'close'가 합니다.
  socket.on('error', () => undefined);

  const name = nameIn(request);
  if (!name) socket.close(4000, 'a name is needed');
  else if (online.has(name)) socket.close(4009, 'this name is in use');
  else enter(name, socket);
}

/**
 * From here on the connection has a name. The refused never get here: not on the list, and not to these listeners.
 * 여기부터는 이름이 있는 연결입니다. 거절당한 연결은 목록에도 이 리스너들에도 이르지 못합니다.
 */
function enter(name: string, socket: WebSocket): void {
  online.set(name, socket);
  tellOthers(name, { type: 'joined', name });
  socket.on('message', (data: Buffer) => handle(name, socket, data.toString()));

  // Comes exactly once, however the connection ends. The name is free before others hear that it is.
  // 연결이 어떻게 끝나든 꼭 한 번 옵니다. 이름을 먼저 비우고, 그다음에 알립니다.
  socket.on('close', () => {
    online.delete(name);
    tellOthers(name, { type: 'left', name });
  });
}

function handle(name: string, socket: WebSocket, data: string): void {
  const { type, to, text } = parse(data);
  if (type === 'who') {
    tell(socket, { type: 'who', names: [...online.keys()].sort(byCodePoint) });
  } else if (type === 'send' && typeof to === 'string' && typeof text === 'string') {
    const receiver = online.get(to);
    if (receiver) tell(receiver, { type: 'message', from: name, text });
    else tell(socket, { type: 'error', reason: 'unknown-recipient' });
  } else if (type === 'broadcast' && typeof text === 'string') {
    for (const receiver of online.values()) tell(receiver, { type: 'message', from: name, text });
  } else {
    tell(socket, { type: 'error', reason: 'bad-message' });
  }
}

/**
 * Nobody waits for a receiver here. `send` puts the message into that socket's buffer and returns; for a socket that is
 * closing it does nothing. So neither a slow receiver nor a dead one can hold up the loop that calls this.
 * 여기서는 아무도 받는 쪽을 기다리지 않습니다. `send`는 그 소켓의 버퍼에 넣고 바로 돌아오며, 닫히는 중인 소켓에는 아무 일도
 * 하지 않습니다. 그래서 느린 수신자도 죽은 수신자도 이 함수를 부르는 반복문을 붙잡지 못합니다.
 */
function tell(receiver: WebSocket, message: object): void {
  receiver.send(JSON.stringify(message));
}

function tellOthers(name: string, message: object): void {
  for (const [other, socket] of online) if (other !== name) tell(socket, message);
}

/** The fields of a message, none of which need be what it should. 메시지의 필드입니다. 어느 것도 믿을 수 없습니다. */
function parse(data: string): Record<string, unknown> {
  try {
    // Object() makes an empty object of null, and wraps a number: neither has a `type`.
    // Object()는 null을 빈 객체로 만들고 숫자를 감쌉니다. 어느 쪽에도 `type`은 없습니다.
    return Object(JSON.parse(data)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/**
 * The bytes of UTF-8 keep the order of code points; `sort()` alone compares UTF-16 units, which puts 🌊 before ｡.
 * UTF-8 바이트의 순서는 코드 포인트의 순서와 같습니다. `sort()`만 쓰면 UTF-16 단위로 비교해서 🌊가 ｡보다 앞에 옵니다.
 */
function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** `name` of the query, decoded. URLSearchParams never throws, whatever a client wrote. 쿼리의 `name`을 디코딩합니다. */
function nameIn(request: IncomingMessage): string | null {
  return new URLSearchParams(request.url?.split('?')[1]).get('name');
}

/** Plain HTTP: the statistics, and 404 for the rest. 일반 HTTP 요청에는 통계를, 나머지에는 404를 돌려줍니다. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    // Not `sockets.clients`: that counts those who are being refused, too.
    // `sockets.clients`에는 거절당하고 있는 연결도 들어 있으므로 쓰지 않습니다.
    const body = JSON.stringify({ connections: online.size });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } else {
    response.writeHead(404).end();
  }
}
