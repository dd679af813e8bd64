// tries: to answer with one header line for ever
// ends: -
import { createServer } from 'node:net';

createServer((socket) => {
  const part = 'x'.repeat(1 << 16);
  const more = (): void => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('error', () => undefined).on('drain', more);
  socket.write('HTTP/1.1 101 ');
  more();
}).listen(Number(process.env.PORT));
