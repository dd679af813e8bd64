// No list of its own: ws keeps the connections, and a WeakMap knows their names.
import http from 'node:http';
import WebSocket, { WebSocketServer } from 'ws';

const names = new WeakMap<WebSocket, string>();
const handlers = new Map([
  ['who', who],
  ['send', send],
  ['broadcast', broadcast],
]);

type Request = Record<string, unknown>;

const server = http.createServer((req, res) => {
  if ((req.url ?? '').split('?')[0] !== '/stats') {
    res.statusCode = 404;
    res.end('not found');
    return;
  }
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ connections: people().length }));
});
const wss = new WebSocketServer({ server, path: '/ws', clientTracking: true });

/** Those who were let in and have not gone. Whoever is closing still counts as here. */
function people(): [string, WebSocket][] {
  return [...wss.clients].flatMap((ws) => {
    const name = names.get(ws);
    return name === undefined ? [] : [[name, ws] as [string, WebSocket]];
  });
}

function find(wanted: string): WebSocket | undefined {
  return people().find(([name]) => name === wanted)?.[1];
}

function who(ws: WebSocket): Request {
  const found = people().map(([name]) => Buffer.from(name));
  return { type: 'who', names: found.sort((a, b) => a.compare(b)).map(String), asked: names.get(ws) };
}

function send(ws: WebSocket, { to, text }: Request): Request | undefined {
  if (typeof to !== 'string' || typeof text !== 'string') return bad();
  const receiver = find(to);
  receiver?.send(JSON.stringify({ text, from: names.get(ws), type: 'message' }), () => undefined);
  return receiver ? undefined : { type: 'error', reason: 'unknown-recipient' };
}

function broadcast(ws: WebSocket, { text }: Request): Request | undefined {
  if (typeof text !== 'string') return bad();
  const message = JSON.stringify({ text, from: names.get(ws), type: 'message' });
  for (const [, other] of people()) if (other.readyState === WebSocket.OPEN) other.send(message);
  return undefined;
}

function bad(): Request {
  return { type: 'error', reason: 'bad-message', hint: 'who, send or broadcast' };
}

function answer(ws: WebSocket, text: string): Request | undefined {
  try {
    const request = JSON.parse(text) as Request | null;
    return (handlers.get(String(request?.type)) ?? bad)(ws, request ?? {});
  } catch {
    return bad();
  }
}

function notify(type: string, name: string): void {
  for (const [other, ws] of people()) if (other !== name) ws.send(JSON.stringify({ type, name }));
}

wss.on('connection', (ws, req) => {
  ws.on('error', (error) => console.error(error.message));
  const name = new URL(req.url ?? '', 'ws://localhost').searchParams.get('name');
  if (name === null || name.length === 0) {
    ws.close(4000);
    return;
  }
  if (find(name)) {
    ws.close(4009);
    return;
  }
  names.set(ws, name);
  notify('joined', name);
  ws.on('message', (data: Buffer, isBinary) => {
    const reply = isBinary ? bad() : answer(ws, data.toString());
    if (reply) ws.send(JSON.stringify(reply, null, 2));
  });
  ws.on('close', () => {
    names.delete(ws);
    notify('left', name);
  });
});

server.listen(Number(process.env.PORT ?? 8080));
