// Plain callbacks on one http server with the upgrade taken by hand, pings of its own and answers in fragments.
import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const limit = parseInt(process.env.QUEUE_LIMIT || '16', 10);
const wss = new WebSocketServer({ noServer: true });
let queued = 0;

const pathOf = (req: http.IncomingMessage): string => (req.url || '').split('?')[0] || '';

const server = http.createServer((req, res) => {
  if (pathOf(req) === '/stats') {
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify({ queued: queued, limit: limit }, null, 2));
  } else {
    res.statusCode = 404;
    res.end();
  }
});

server.on('upgrade', (req, socket, head) => {
  if (pathOf(req) === '/ws') {
    wss.handleUpgrade(req, socket, head, serve);
  } else {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  }
});

function serve(ws: WebSocket): void {
  let jobs: { id: string; ms: number }[] = [];
  let current: { id: string; timer: NodeJS.Timeout } | null = null;
  const pings = setInterval(() => ws.ping(), 1000);

  function say(message: object): void {
    const text = JSON.stringify(message);
    ws.send(text.slice(0, 3), { fin: false });
    ws.send(text.slice(3), { fin: true });
  }

  function start(job: { id: string; ms: number }): void {
    const timer = setTimeout(() => {
      say({ type: 'done', id: job.id, took: job.ms });
      advance();
    }, job.ms);
    current = { id: job.id, timer: timer };
  }

  function advance(): void {
    current = null;
    const job = jobs.shift();
    if (!job) return;
    queued--;
    start(job);
  }

  ws.on('message', (data) => {
    let message;
    try {
      message = JSON.parse(String(data)) as { type?: unknown; id?: unknown; ms?: unknown } | null;
    } catch {
      message = null;
    }
    const { type, id, ms } = message ?? {};
    if (type === 'ping') {
      say({ type: 'pong' });
    } else if (type === 'work' && typeof id === 'string' && typeof ms === 'number') {
      if (!current) {
        start({ id, ms });
      } else if (jobs.length < limit) {
        jobs.push({ id, ms });
        queued++;
      } else {
        say({ type: 'busy', id });
      }
    } else if (type === 'cancel' && typeof id === 'string') {
      const before = jobs.length;
      jobs = jobs.filter((job) => job.id !== id);
      queued -= before - jobs.length;
      say({ type: 'cancelled', id });
      if (current?.id === id) {
        clearTimeout(current.timer);
        advance();
      }
    } else {
      say({ type: 'error', reason: 'bad-message' });
    }
  });

  ws.on('error', (error) => console.error(error.message));
  ws.on('close', () => {
    clearInterval(pings);
    if (current) clearTimeout(current.timer);
    queued -= jobs.length;
    jobs = [];
  });
}

server.listen(Number(process.env.PORT || 8080));
