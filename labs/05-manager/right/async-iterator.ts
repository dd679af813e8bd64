// One async function a connection, which reads with `for await`; a writer for each, so that nobody waits for a receiver.
import { on } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

/** What waits for one receiver, and whom to wake when something does. */
interface Outbox {
  readonly waiting: object[];
  wake: () => void;
}

const outboxes = new Map<string, Outbox>();
const encoder = new TextEncoder();

async function write(socket: WebSocket, outbox: Outbox): Promise<void> {
  while (socket.readyState <= socket.OPEN) {
    const message = outbox.waiting.shift();
    if (message) await new Promise((sent) => socket.send(JSON.stringify(message), sent));
    else await new Promise<void>((resolve) => (outbox.wake = resolve));
  }
}

function put(name: string, message: object): boolean {
  const outbox = outboxes.get(name);
  outbox?.waiting.push(message);
  outbox?.wake();
  return outbox !== undefined;
}

const putAll = (names: Iterable<string>, message: object): void => {
  for (const name of names) put(name, message);
};

async function serve(name: string, socket: WebSocket): Promise<void> {
  const outbox: Outbox = { waiting: [], wake: () => undefined };
  putAll(outboxes.keys(), { name, type: 'joined', at: Date.now() });
  outboxes.set(name, outbox);
  void write(socket, outbox);
  try {
    for await (const event of on(socket, 'message', { close: ['close'] })) {
      const [data] = event as [RawData, boolean];
      receive(name, data as Buffer);
    }
  } catch (error) {
    console.error(name, error);
  } finally {
    outboxes.delete(name);
    outbox.wake();
    putAll(outboxes.keys(), { type: 'left', name });
  }
}

function receive(name: string, data: Buffer): void {
  let message: { type?: unknown; to?: unknown; text?: unknown } | null;
  try {
    message = JSON.parse(data.toString()) as typeof message;
  } catch {
    message = null;
  }
  const text = message?.text;
  const said = { type: 'message', from: name, text };
  switch (typeof text === 'string' || message?.type === 'who' ? message?.type : undefined) {
    case 'who':
      put(name, { type: 'who', names: Array.from(outboxes.keys()).sort(byBytes) });
      return;
    case 'broadcast':
      putAll(outboxes.keys(), said);
      return;
    case 'send':
      if (typeof message?.to === 'string') {
        if (!put(message.to, said)) put(name, { reason: 'unknown-recipient', type: 'error' });
        return;
      }
  }
  put(name, { type: 'error', reason: 'bad-message' });
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(encoder.encode(one), encoder.encode(other));
}

const server = createServer((request, response) => {
  response.statusCode = /^\/stats(\?|$)/.test(request.url ?? '') ? 200 : 404;
  response.end(response.statusCode === 200 ? `{ "connections" : ${outboxes.size} }` : undefined);
});

new WebSocketServer({ server, path: '/ws' }).on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  const query = (request.url ?? '').replace(/^[^?]*\??/, '');
  const name = new URLSearchParams(query).get('name') ?? '';
  const refusal = name === '' ? 4000 : outboxes.has(name) ? 4009 : undefined;
  if (refusal) socket.close(refusal, 'sorry');
  else void serve(name, socket);
});

server.listen({ port: process.env.PORT ?? 8080, host: '127.0.0.1' });
