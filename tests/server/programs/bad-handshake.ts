import { createServer } from 'node:http';

/** A handshake by hand, with cookies in it that no program may set, and frames in the same packet. */
const server = createServer((_request, response) => response.end());
server.on('upgrade', (_request, socket) => {
  socket.on('error', () => socket.destroy());
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Set-Cookie: wirebook-learner=stolen\r\nX-Own: kept\r\n\r\n' +
      '\x81\x05hello',
    'latin1',
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
