// A class for the channel and one for each subscriber; one timer for all of them; nothing is awaited while sending.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Fields {
  readonly event: string | undefined;
  readonly data: string;
}

class Entry {
  readonly id: number;
  readonly #fields: Fields;

  constructor(id: number, fields: Fields) {
    this.id = id;
    this.#fields = fields;
  }

  toString(): string {
    const { event, data } = this.#fields;
    const lines = data.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
    const fields = [...lines.map((line) => ['data', line]), ['id', String(this.id)]];
    if (event !== undefined) fields.push(['event', event]);
    return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('') + '\r\n';
  }
}

class Channel {
  #nextId = 1;
  #entries: Entry[] = [];
  readonly #size: number;
  readonly #listeners = new Set<(text: string) => void>();

  constructor(size: number) {
    this.#size = size;
  }

  get size(): number {
    return this.#listeners.size;
  }

  publish(fields: Fields): number {
    const entry = new Entry(this.#nextId++, fields);
    this.#entries = [...this.#entries, entry].slice(-this.#size);
    this.tell(entry.toString());
    return entry.id;
  }

  tell(text: string): void {
    this.#listeners.forEach((listener) => listener(text));
  }

  /** Returns how to leave. */
  join(listener: (text: string) => void, lastId = Infinity): () => void {
    this.#entries.filter(({ id }) => id > lastId).forEach((entry) => listener(entry.toString()));
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

class Server {
  readonly #channel = new Channel(Number(process.env.HISTORY ?? 100));
  readonly #retry = process.env.RETRY_MS ?? '2000';

  listen(): void {
    createServer((request, response) => this.#route(request, response)).listen(
      Number(process.env.PORT ?? 8080),
    );
    setInterval(
      () => this.#channel.tell(': all is well\r\n\r\n'),
      Number(process.env.KEEPALIVE_MS ?? 15_000),
    );
  }

  #route(request: IncomingMessage, response: ServerResponse): void {
    const target = `${request.method ?? ''} ${(request.url ?? '').replace(/\?.*/s, '')}`;
    switch (target) {
      case 'GET /events':
        this.#events(request, response);
        break;
      case 'POST /publish':
        this.#publish(request, response);
        break;
      case 'GET /stats':
        response.end(JSON.stringify({ subscribers: this.#channel.size }));
        break;
      default:
        response.writeHead(404).end('not here');
    }
  }

  #events(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('Cache-Control', 'no-cache, no-transform');
    response.setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
    response.write(`: welcome\r\nretry: ${this.#retry}\r\n\r\n`);
    const given = request.headers['last-event-id'];
    const lastId = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : undefined;
    request.socket.on(
      'close',
      this.#channel.join((text) => response.write(text), lastId),
    );
  }

  #publish(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const fields = read(Buffer.concat(chunks).toString());
      if (!fields) return void response.writeHead(400).end('no');
      const id = this.#channel.publish(fields);
      response
        .writeHead(202, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ id, queued: false }));
    });
  }
}

function read(text: string): Fields | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { event, data } = Object(value) as Record<string, unknown>;
  if (typeof data !== 'string' || !(event === undefined || typeof event === 'string')) return undefined;
  return event?.includes('\n') || event?.includes('\r') ? undefined : { event, data };
}

new Server().listen();
