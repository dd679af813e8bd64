import { createServer } from 'node:net';

/** Answers every request with something that is no HTTP. */
createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', () => socket.end('HELLO THERE\r\n\r\n'));
}).listen(Number(process.env['PORT']), '127.0.0.1');
