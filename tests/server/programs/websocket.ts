import { createServer } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

/** What each path does with a connection. */
const rooms: Readonly<Record<string, (socket: WebSocket) => void>> = {
  '/echo': (socket) =>
    socket.on('message', (data: RawData, isBinary: boolean) =>
      socket.send(data as Buffer, { binary: isBinary }),
    ),
  '/drop': (socket) => socket.terminate(),
  '/close': (socket) => socket.close(4321, 'enough'),
  '/flood': (socket) => flood(socket),
  '/sink': (socket) => socket.pause(),
};

let open = 0;
let lastEnd = '';
let unsent = 0;

const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 });

const server = createServer((_request, response) => response.end(JSON.stringify({ open, lastEnd, unsent })));

server.on('upgrade', (request, socket, head) => {
  const room = rooms[request.url ?? ''];
  if (!room) {
    socket.end('HTTP/1.1 401 Unauthorized\r\nSet-Cookie: a=b\r\nContent-Length: 7\r\n\r\nrefused');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (client) => {
    open += 1;
    client.on('close', (code) => {
      open -= 1;
      lastEnd = String(code);
    });
    client.on('error', () => client.terminate());
    room(client);
  });
});

/** Sends for ever to a reader that may be slow, and remembers how much had to wait. */
function flood(socket: WebSocket): void {
  const chunk = Buffer.alloc(64 * 1024, 1);
  const timer = setInterval(() => {
    unsent = socket.bufferedAmount;
    if (unsent < 32 * 1024 * 1024) for (let sent = 0; sent < 16; sent += 1) socket.send(chunk);
  }, 5);
  socket.on('close', () => clearInterval(timer));
}

server.listen(Number(process.env['PORT']), '127.0.0.1');
