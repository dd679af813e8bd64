import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

// RFC 6455 section 1.3. The same for every server there is.
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const server = createServer((_request, response) => {
  response
    .writeHead(426, { connection: 'Upgrade', upgrade: 'websocket' })
    .end();
});

server.on('upgrade', (request, socket) => {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1')
    .update(key + guid)
    .digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\n' +
      'Upgrade: websocket\r\n' +
      'Connection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  // From here on there is no HTTP. This is a text frame: "ready".
  socket.write(Buffer.from([0x81, 5, ...Buffer.from('ready')]));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
