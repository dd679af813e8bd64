import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Person {
  readonly name: string;
  readonly client: WebSocket;
  readonly rooms: Set<string>;
}

// Both ways: a room knows its members, a person knows their rooms.
const rooms = new Map<string, Set<Person>>();

const join = (person: Person, room: string) => {
  const members = rooms.get(room) ?? new Set();
  rooms.set(room, members.add(person));
  person.rooms.add(room);
  return [...members].map(({ name }) => name);
};

const leave = (person: Person, room: string) => {
  const members = rooms.get(room);
  members?.delete(person);
  if (members?.size === 0) rooms.delete(room);
  person.rooms.delete(room);
};

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client, request) => {
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const name = query.get('name') ?? 'nobody';
  const person: Person = { name, client, rooms: new Set() };

  client.on('message', (data: Buffer) => {
    // "join tech": JSON is for the lab.
    const [type, room = ''] = data.toString().split(' ');
    if (type === 'join') client.send(join(person, room).join(' '));
    if (type === 'leave') leave(person, room);
  });
  client.on('error', () => undefined);
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
