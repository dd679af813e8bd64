// tries: to send masked frames, reserved bits and opcodes, and text that is none
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
    for (const bytes of [
      [0x81, 0x81, 1, 2, 3, 4, 5],
      [0xf1, 0],
      [0x83, 0],
      [0x81, 2, 0xff, 0xfe],
      [0x89, 0x7e, 0, 200],
      [0x08, 1, 1],
    ]) {
      socket.write(Buffer.from(bytes));
    }
  })
  .listen(Number(process.env.PORT));
