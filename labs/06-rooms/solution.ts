import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

/** A connection and the rooms that it is in. 연결 하나와 그 연결이 들어가 있는 방입니다. */
interface Person {
  readonly name: string;
  readonly socket: WebSocket;
  readonly rooms: Set<string>;
}

const port = Number(process.env.PORT ?? 8080);
const oneMebibyte = 1024 * 1024;

const people = new Map<string, Person>();
// Membership is kept both ways: a room knows its members, a person knows their rooms. `join` and `leave` alone change it.
// 소속은 양쪽에서 기억합니다. 방은 구성원을, 사람은 자기 방을 압니다. 바꾸는 곳은 `join`과 `leave`뿐입니다.
const rooms = new Map<string, Set<Person>>();

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws', maxPayload: oneMebibyte });
sockets.on('connection', welcome);
server.listen(port, '127.0.0.1');

function welcome(socket: WebSocket, request: IncomingMessage): void {
  // Without a listener, 'error' would end the process. 'close' follows, and does what there is to do.
  // 듣는 이가 없는 'error'는 프로세스를 끝냅니다. 뒷정리는 뒤따르는 'close'가 합니다.
  socket.on('error', () => undefined);

  const name = new URLSearchParams(request.url?.split('?')[1]).get('name');
  if (!name) socket.close(4000, 'a name is needed');
  else if (people.has(name)) socket.close(4009, 'this name is in use');
  else enter({ name, socket, rooms: new Set() });
}

function enter(person: Person): void {
  const { name, socket } = person;
  people.set(name, person);
  socket.on('message', (data: Buffer) => handle(person, parse(data.toString())));
  socket.on('close', () => {
    // Leaving is one function, so that a lost connection leaves exactly what a polite one does.
    // 나가는 일은 함수 하나가 합니다. 그래서 끊긴 연결도 예의 바른 연결과 똑같이 나갑니다.
    for (const room of person.rooms) leave(person, room);
    people.delete(name);
  });
}

function handle(person: Person, { type, room, text }: Record<string, unknown>): void {
  if (type === 'join' && typeof room === 'string') {
    tell(person, { type: 'joined', room, members: join(person, room) });
  } else if (type === 'leave' && typeof room === 'string') {
    leave(person, room);
    tell(person, { type: 'left', room });
  } else if (type === 'say' && typeof room === 'string' && typeof text === 'string') {
    say(person, room, text);
  } else {
    tell(person, { type: 'error', reason: 'bad-message' });
  }
}

/** Returns who is in the room then. A Set takes nobody twice. 그때 방에 있는 사람들을 돌려줍니다. */
function join(person: Person, room: string): string[] {
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(person));
  person.rooms.add(room);
  return [...members].map(({ name }) => name).sort(byCodePoint);
}

/** The last to leave takes the room with them. 마지막으로 나가는 사람이 방을 없앱니다. */
function leave(person: Person, room: string): void {
  const members = rooms.get(room);
  members?.delete(person);
  if (members?.size === 0) rooms.delete(room);
  person.rooms.delete(room);
}

function say(person: Person, room: string, text: string): void {
  if (!person.rooms.has(room)) {
    tell(person, { type: 'error', reason: 'not-in-room' });
    return;
  }
  for (const member of rooms.get(room) ?? [])
    if (member !== person) tell(member, { type: 'message', room, from: person.name, text });
}

/**
 * Waits for nobody: `send` puts the message into one socket's buffer, and does nothing for a socket that is closing.
 * 아무도 기다리지 않습니다. `send`는 그 소켓의 버퍼에 넣을 뿐이고, 닫히는 중인 소켓에는 아무 일도 하지 않습니다.
 */
function tell({ socket }: Person, message: object): void {
  socket.send(JSON.stringify(message));
}

/** The fields of a message, none of which need be what it should. 메시지의 필드입니다. 어느 것도 믿을 수 없습니다. */
function parse(data: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(data)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The bytes of UTF-8 keep the order of code points. UTF-8 바이트의 순서는 코드 포인트의 순서와 같습니다. */
function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    // `fromEntries` makes an own property even of `__proto__`, which an assignment would not.
    // `fromEntries`는 `__proto__`도 보통 속성으로 만듭니다. 대입으로는 그렇게 되지 않습니다.
    const counts = Object.fromEntries([...rooms].map(([room, members]) => [room, members.size]));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ rooms: counts }));
  } else {
    response.writeHead(404).end();
  }
}
