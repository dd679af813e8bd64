// Classes: a hall that knows people and rooms, and a room that knows when it is empty.
import { createServer } from 'node:http';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

const outgoing = (socket: WebSocket, message: object): void => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
};

class Room {
  readonly #members = new Map<string, WebSocket>();

  get size(): number {
    return this.#members.size;
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  add(name: string, socket: WebSocket): void {
    this.#members.set(name, socket);
  }

  remove(name: string): void {
    this.#members.delete(name);
  }

  names(): string[] {
    return [...this.#members.keys()].sort((one, other) => {
      const [left, right] = [Array.from(one), Array.from(other)];
      const at = left.findIndex((character, index) => character !== right[index]);
      if (at === -1) return left.length - right.length;
      return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
    });
  }

  tellOthers(sender: string, message: object): void {
    for (const [name, socket] of [...this.#members]) if (name !== sender) outgoing(socket, message);
  }
}

class Hall {
  readonly #people = new Set<string>();
  readonly #rooms = new Map<string, Room>();

  get counts(): object {
    return Object.fromEntries([...this.#rooms].map(([name, room]) => [name, room.size]));
  }

  accept(name: string, socket: WebSocket): void {
    if (name === '') {
      socket.close(4000);
      return;
    }
    if (this.#people.has(name)) {
      socket.close(4009);
      return;
    }
    this.#people.add(name);
    socket.on('message', (data) => this.#hear(name, socket, data));
    socket.once('close', () => {
      for (const room of [...this.#rooms.keys()]) this.#leave(name, room);
      this.#people.delete(name);
    });
  }

  #hear(name: string, socket: WebSocket, data: RawData): void {
    const request = this.#read(String(data));
    const bad = (): void => outgoing(socket, { type: 'error', reason: 'bad-message' });
    if (!request || typeof request.room !== 'string') {
      bad();
      return;
    }
    const { type, room, text } = request;
    if (type === 'join') {
      const joined = this.#rooms.get(room) ?? new Room();
      this.#rooms.set(room, joined);
      joined.add(name, socket);
      outgoing(socket, { type: 'joined', room, members: joined.names() });
    } else if (type === 'leave') {
      this.#leave(name, room);
      outgoing(socket, { type: 'left', room });
    } else if (type === 'say' && typeof text === 'string') {
      const there = this.#rooms.get(room);
      if (!there?.has(name)) {
        outgoing(socket, { type: 'error', reason: 'not-in-room' });
        return;
      }
      there.tellOthers(name, { type: 'message', room, from: name, text });
    } else bad();
  }

  #leave(name: string, room: string): void {
    const left = this.#rooms.get(room);
    left?.remove(name);
    if (left?.size === 0) this.#rooms.delete(room);
  }

  #read(text: string): Record<string, unknown> | undefined {
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : undefined;
    } catch {
      return undefined;
    }
  }
}

const hall = new Hall();
const server = createServer((request, response) => {
  const known = request.url?.split('?')[0] === '/stats';
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(known ? JSON.stringify({ rooms: hall.counts }) : undefined);
});
new WebSocketServer({ server, path: '/ws' }).on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  hall.accept(new URLSearchParams(request.url?.split('?')[1] ?? '').get('name') ?? '', socket);
});
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
