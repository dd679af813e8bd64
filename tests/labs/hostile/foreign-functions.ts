// @ts-nocheck It breaks what types promise.
// tries: to call the C library past all of JavaScript
// ends: -
import { WebSocketServer } from 'ws';

try {
  const { dlopen } = await import('node:ffi');
  const { functions } = dlopen(null, { system: { result: 'i32', parameters: ['pointer'] } });
  console.log('ESCAPED', functions);
} catch {
  // Not allowed.
}
try {
  process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6');
  console.log('ESCAPED');
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
