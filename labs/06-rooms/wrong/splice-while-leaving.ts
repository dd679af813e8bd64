// caught by: disconnect-leaves-rooms
// Takes rooms off an array while looping over it: every second one keeps its ghost.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const online = new Map<string, WebSocket>();
const rooms = new Map<string, Map<string, WebSocket>>();

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  const counts = Object.fromEntries([...rooms].map(([room, members]) => [room, members.size]));
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ rooms: counts }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  const name = new URLSearchParams(request.url?.split('?')[1]).get('name');
  if (!name) {
    socket.close(4000);
    return;
  }
  if (online.has(name)) {
    socket.close(4009);
    return;
  }
  online.set(name, socket);
  socket.on('message', (data) => handle(name, socket, String(data)));
  const joined: string[] = [];
  socket.on('message', (data) => {
    const { type, room } = parse(String(data));
    if (type === 'join' && typeof room === 'string' && !joined.includes(room)) joined.push(room);
  });
  socket.on('close', () => {
    online.delete(name);
    joined.forEach((room, index) => {
      leave(name, room);
      joined.splice(index, 1);
    });
  });
});

function handle(name: string, socket: WebSocket, data: string): void {
  const { type, room, text } = parse(data);
  if (type === 'join' && typeof room === 'string') {
    join(name, room, socket);
    tell(socket, { type: 'joined', room, members: membersOf(room) });
  } else if (type === 'leave' && typeof room === 'string') {
    leave(name, room);
    tell(socket, { type: 'left', room });
  } else if (type === 'say' && typeof room === 'string' && typeof text === 'string') {
    say(name, socket, room, text);
  } else {
    tell(socket, { type: 'error', reason: 'bad-message' });
  }
}

function join(name: string, room: string, socket: WebSocket): void {
  const members = rooms.get(room) ?? new Map<string, WebSocket>();
  rooms.set(room, members.set(name, socket));
}

function leave(name: string, room: string): void {
  const members = rooms.get(room);
  members?.delete(name);
  if (members?.size === 0) rooms.delete(room);
}

function say(name: string, socket: WebSocket, room: string, text: string): void {
  const members = rooms.get(room);
  if (!members?.has(name)) {
    tell(socket, { type: 'error', reason: 'not-in-room' });
    return;
  }
  for (const [member, receiver] of members) {
    if (member !== name) tell(receiver, { type: 'message', room, from: name, text });
  }
}

function membersOf(room: string): string[] {
  return [...(rooms.get(room)?.keys() ?? [])].sort(byCodePoint);
}

function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function tell(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}

function parse(data: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(data)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
