// tries: to have the grader open a file in place of the socket
// ends: -
import { renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { WebSocketServer } from 'ws';

const path = '/sockets/8080';
const server = new WebSocketServer({ port: Number(process.env.PORT) }, () => {
  for (const remove of [unlinkSync, (old: string) => renameSync(old, '/sockets/old')]) {
    try {
      remove(path);
      writeFileSync(path, 'HTTP/1.1 101 Switching Protocols');
      console.log('swapped');
    } catch {
      // Not allowed.
    }
  }
});
server.on('connection', (socket) => socket.send('no echo'));
