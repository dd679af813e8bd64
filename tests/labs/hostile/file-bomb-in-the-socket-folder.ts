// tries: to use up all inodes where the sockets lie
// ends: -
import { createServer } from 'node:net';

const more = (n: number): void => {
  for (let end = n + 100; n < end; n += 1)
    createServer()
      .on('error', () => undefined)
      .listen(`/sockets/x${String(n)}`);
  setImmediate(more, n);
};
more(0);
