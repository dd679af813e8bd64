import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8080);

// Everyone who is connected, by name. 접속한 모든 사람을 이름으로 찾습니다.
const online = new Map<string, WebSocket>();

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('connection', welcome);
server.listen(port, '127.0.0.1');

function welcome(socket: WebSocket, request: IncomingMessage): void {
  // TODO 7: a client that breaks the protocol makes its socket emit 'error'. What if nobody listens?
  //         프로토콜을 어긴 클라이언트의 소켓에서는 'error' 이벤트가 발생합니다. 아무도 듣고 있지 않으면 어떻게 될까요?
  const name = nameIn(request) ?? '';

  // TODO 2: close with 4000 where there is no name, and with 4009 where it is in use. Who is refused must not enter.
  //         이름이 없으면 4000으로, 이미 쓰고 있는 이름이면 4009로 닫습니다. 거절한 연결은 들어오면 안 됩니다.
  enter(name, socket);
}

function enter(name: string, socket: WebSocket): void {
  // TODO 1: put the connection on the list, and take it off when it ends, however it ends.
  //         연결을 목록에 넣고, 어떻게 끝나든 끝날 때 목록에서 지웁니다.
  // TODO 3: tell everyone else: {"type":"joined","name":...} now, {"type":"left","name":...} at the end.
  //         다른 모두에게 알립니다. 지금은 {"type":"joined","name":...}, 끝날 때는 {"type":"left","name":...}.
  socket.on('message', (data: Buffer) => handle(name, socket, data.toString()));
}

function handle(name: string, socket: WebSocket, data: string): void {
  const { type, to, text } = parse(data);
  console.log(name, 'asks for', type, to, text);

  // TODO 4: send: find the receiver and tell it, or answer {"type":"error","reason":"unknown-recipient"}.
  //         send: 받을 사람을 찾아 전하고, 없으면 {"type":"error","reason":"unknown-recipient"}로 답합니다.
  // TODO 5: broadcast: tell everyone, the sender too, and wait for nobody.
  //         broadcast: 보낸 사람까지 모두에게 전하되, 아무도 기다리지 않습니다.
  // TODO 6: who: answer {"type":"who","names":[...]}, in the order of code points. What does sort() compare?
  //         who: {"type":"who","names":[...]}로 답합니다. 코드 포인트 순서입니다. sort()는 무엇을 비교할까요?
  tell(socket, { type: 'error', reason: 'bad-message' });
}

function tell(receiver: WebSocket, message: object): void {
  receiver.send(JSON.stringify(message));
}

/** The fields of a message, none of which need be what it should. 메시지의 필드입니다. 어느 것도 믿을 수 없습니다. */
function parse(data: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(data)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** `name` of the query, decoded. URLSearchParams never throws, whatever a client wrote. 쿼리의 `name`을 디코딩합니다. */
function nameIn(request: IncomingMessage): string | null {
  return new URLSearchParams(request.url?.split('?')[1]).get('name');
}

/** Plain HTTP: the statistics, and 404 for the rest. 일반 HTTP 요청에는 통계를, 나머지에는 404를 돌려줍니다. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    const body = JSON.stringify({ connections: online.size });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } else {
    response.writeHead(404).end();
  }
}
