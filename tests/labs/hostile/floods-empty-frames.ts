// tries: to drown the client in frames of two bytes
// ends: -
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

createServer()
  .on('upgrade', (request, socket) => {
    const key = `${String(request.headers['sec-websocket-key'])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.on('error', () => undefined);
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const part = Buffer.concat(Array<Buffer>(50_000).fill(Buffer.from([0x81, 0])));
    const more = (): void => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on('drain', more);
    more();
  })
  .listen(Number(process.env.PORT));
