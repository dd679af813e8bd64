// Everything by callback on one http server, the upgrade taken by hand, a counter of its own.
import http from 'node:http';
import { WebSocketServer } from 'ws';

const wss = new WebSocketServer({ noServer: true });
let connections = 0;

const server = http.createServer((req, res) => {
  const [path] = (req.url ?? '').split('?');
  if (path !== '/stats') {
    res.statusCode = 404;
    res.end('not found');
    return;
  }
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify({ uptime: process.uptime(), connections }, null, 2));
});

server.on('upgrade', (req, socket, head) => {
  const [path] = (req.url ?? '').split('?');
  if (path !== '/ws') {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    socket.on('error', () => socket.destroy());
    return;
  }
  wss.handleUpgrade(req, socket, head, (ws) => {
    connections += 1;
    ws.on('message', (data, isBinary) => {
      ws.send(data, { binary: isBinary }, (error) => {
        if (error) ws.terminate();
      });
    });
    ws.on('error', (error) => console.error(error.message));
    ws.on('close', () => {
      connections -= 1;
    });
  });
});

server.listen(Number(process.env.PORT ?? 8080));
