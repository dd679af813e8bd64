import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

interface Person {
  readonly name: string;
  readonly socket: WebSocket;
  readonly rooms: Set<string>;
}

const port = Number(process.env.PORT ?? 8080);

const people = new Map<string, Person>();
const rooms = new Map<string, Set<Person>>();

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('connection', welcome);
server.listen(port, '127.0.0.1');

function welcome(socket: WebSocket, request: IncomingMessage): void {
  socket.on('error', () => undefined);
  const name = new URLSearchParams(request.url?.split('?')[1]).get('name');
  if (!name) socket.close(4000, 'a name is needed');
  else if (people.has(name)) socket.close(4009, 'this name is in use');
  else enter({ name, socket, rooms: new Set() });
}

function enter(person: Person): void {
  people.set(person.name, person);
  person.socket.on('message', (data: Buffer) => handle(person, parse(data.toString())));
  person.socket.on('close', () => {
    people.delete(person.name);
    // TODO 6: who is gone is in no room any more. Which function does that already?
    //         사라진 사람은 어느 방에도 없어야 합니다. 그 일을 이미 하는 함수가 무엇일까요?
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

/** Returns who is in the room then. 그때 방에 있는 사람들을 돌려줍니다. */
function join(person: Person, room: string): string[] {
  // TODO 1: put the person into the room and the room into the person; make the room where there is none.
  //         사람을 방에, 방을 사람에 넣습니다. 방이 없으면 만듭니다.
  const members = rooms.get(room) ?? new Set([person]);

  // TODO 2: by code point. What does sort() compare?
  //         코드 포인트 순서로 늘어놓습니다. sort()는 무엇을 비교할까요?
  return [...members].map(({ name }) => name);
}

function leave(person: Person, room: string): void {
  // TODO 5: take the person out of the room and the room out of the person. What if nobody is left?
  //         사람을 방에서, 방을 사람에서 뺍니다. 아무도 남지 않으면 어떻게 해야 할까요?
  console.log(person.name, 'leaves', room);
}

function say(person: Person, room: string, text: string): void {
  // TODO 3: tell every other member {"type":"message","room","from","text"}; answer {"type":"error","reason":"not-in-room"}
  //         to someone who is not in the room.
  //         방의 다른 모두에게 {"type":"message","room","from","text"}를 보냅니다. 그 방에 없는 사람에게는
  //         {"type":"error","reason":"not-in-room"}으로 답합니다.
  console.log(person.name, 'says', text, 'in', room);
}

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

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    // TODO 4: {"rooms":{"tech":2}}: how many are in each room. Mind a room that is called __proto__.
    //         {"rooms":{"tech":2}}: 방마다 몇 명이 있는지 알려 줍니다. __proto__라는 방도 있을 수 있습니다.
    const body = JSON.stringify({ rooms });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } else {
    response.writeHead(404).end();
  }
}
