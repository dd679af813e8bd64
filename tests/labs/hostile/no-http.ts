// tries: to speak something else
// ends: -
import { createServer } from 'node:net';

createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.2\r\n\0\xff')).listen(
  Number(process.env.PORT),
);
