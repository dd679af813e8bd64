// tries: to import the reference solution at run time
// ends: -
import { createRequire } from 'node:module';
import { WebSocketServer } from 'ws';

const require = createRequire('%CHECKOUT%/labs/03-echo/');
for (const path of [
  '../../labs/03-echo/solution.ts',
  '%CHECKOUT%/labs/03-echo/solution.ts',
  '/proc/1/root%CHECKOUT%/labs/03-echo/solution.ts',
]) {
  await import(path).then(() => console.log('ESCAPED', path)).catch(() => undefined);
  try {
    require(path);
    console.log('ESCAPED', path);
  } catch {
    // Not there.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
