// A class for the registry and one for a person, upgrades taken by hand.
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

type Fields = Readonly<Record<string, unknown>>;

class Person {
  readonly name: string;
  readonly #socket: WebSocket;

  constructor(name: string, socket: WebSocket) {
    this.name = name;
    this.#socket = socket;
  }

  tell(message: Fields): void {
    // Somebody who takes so little that a million bytes wait is let go.
    if (this.#socket.bufferedAmount > 1_000_000) this.#socket.terminate();
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

class Registry {
  readonly #people = new Map<string, Person>();

  get size(): number {
    return this.#people.size;
  }

  get names(): string[] {
    const units = (name: string): number[] => Array.from(name, (character) => character.codePointAt(0) ?? 0);
    return [...this.#people.keys()].sort((one, other) => compare(units(one), units(other)));
  }

  has(name: string): boolean {
    return this.#people.has(name);
  }

  find(name: string): Person | undefined {
    return this.#people.get(name);
  }

  add(person: Person): void {
    this.broadcast({ type: 'joined', name: person.name });
    this.#people.set(person.name, person);
  }

  remove({ name }: Person): void {
    this.#people.delete(name);
    this.broadcast({ type: 'left', name });
  }

  broadcast(message: Fields): void {
    for (const person of [...this.#people.values()]) person.tell(message);
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((unit, index) => unit !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
}

const registry = new Registry();
const upgrades = new WebSocketServer({ noServer: true });

const server = createServer(({ url = '' }, response) => {
  const known = url.replace(/\?.*/s, '') === '/stats';
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(known ? { connections: registry.size, people: registry.names } : {}));
});

server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
  const { url = '' } = request;
  const [path, query] = url.split('?');
  stream.on('error', () => stream.destroy());
  if (path !== '/ws') {
    stream.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  upgrades.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', () => socket.terminate());
    const name = new URLSearchParams(query).get('name') ?? '';
    if (name === '') socket.close(4000);
    else if (registry.has(name)) socket.close(4009);
    else serve(new Person(name, socket), socket);
  });
});

function serve(person: Person, socket: WebSocket): void {
  registry.add(person);
  socket.once('close', () => registry.remove(person));
  socket.on('message', (data: Buffer) => {
    const answer = handle(person, fieldsOf(data.toString()));
    if (answer) person.tell(answer);
  });
}

/** Does what is asked; the result is what the one who asked hears. */
function handle({ name }: Person, { type, to, text }: Fields): Fields | undefined {
  if (type === 'who') return { type, names: registry.names };
  if (typeof text !== 'string') return { type: 'error', reason: 'bad-message', about: type };
  const message = { type: 'message', from: name, text };
  if (type === 'broadcast') {
    registry.broadcast(message);
    return undefined;
  }
  if (type !== 'send' || typeof to !== 'string') return { type: 'error', reason: 'bad-message' };
  const receiver = registry.find(to);
  if (!receiver) return { type: 'error', reason: 'unknown-recipient', to };
  receiver.tell(message);
  return undefined;
}

function fieldsOf(data: string): Fields {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}

server.listen(Number(process.env.PORT ?? 8080));
