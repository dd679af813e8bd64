// tries: to answer with headers for ever
// ends: -
import { createServer } from 'node:net';

createServer((socket) => {
  const part = 'x-more: and more\r\n'.repeat(1000);
  const more = (): void => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('error', () => undefined).on('drain', more);
  socket.write('HTTP/1.1 200 OK\r\n');
  more();
}).listen(Number(process.env.PORT));
