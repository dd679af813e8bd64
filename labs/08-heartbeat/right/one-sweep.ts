// One interval for everybody, as the README of ws has it, but with a deadline for each client and a quick second sweep that
// enforces them. Pings carry a number, and only its pong counts.
import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

interface Health {
  asked: number;
  answered: number;
  deadline: number;
  closing: boolean;
}

const interval = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeout = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);
const wss = new WebSocketServer({ noServer: true });
const health = new Map<WebSocket, Health>();

const pathOf = ({ url = '' }: http.IncomingMessage): string => url.split('?')[0] ?? '';

const server = http.createServer((req, res) => {
  res.statusCode = pathOf(req) === '/stats' ? 200 : 404;
  res.end(res.statusCode === 200 ? JSON.stringify({ connections: health.size }) : '');
});

server.on('upgrade', (req, socket, head) => {
  if (pathOf(req) === '/ws') {
    wss.handleUpgrade(req, socket, head, accept);
    return;
  }
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});

function accept(ws: WebSocket): void {
  const state: Health = { asked: 0, answered: 0, deadline: Infinity, closing: false };
  health.set(ws, state);
  ws.on('pong', (payload) => {
    if (payload.toString() === String(state.asked)) state.answered = state.asked;
    if (state.answered === state.asked && !state.closing) state.deadline = Infinity;
  });
  ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary }));
  ws.on('error', () => ws.terminate());
  ws.on('close', () => health.delete(ws));
}

setInterval(() => {
  for (const [ws, state] of health) {
    if (state.closing) continue;
    state.asked += 1;
    state.deadline = Date.now() + timeout;
    ws.ping(String(state.asked));
  }
}, interval);

setInterval(
  () => {
    const now = Date.now();
    for (const [ws, state] of health) {
      if (now < state.deadline) continue;
      if (state.closing) ws.terminate();
      else ws.close(1001);
      state.closing = true;
      state.deadline = now + timeout;
    }
  },
  Math.max(1, timeout / 50),
);

server.listen(Number(process.env.PORT ?? 8080));
