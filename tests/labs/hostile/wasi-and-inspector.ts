// @ts-nocheck It breaks what types promise.
// tries: to get files through WASI and the machine through the inspector
// ends: -
import inspector from 'node:inspector';
import { WebSocketServer } from 'ws';

try {
  const { WASI } = await import('node:wasi');
  new WASI({ version: 'preview1', preopens: { '/': '/' } });
  console.log('SLIPPED');
} catch {
  // Not allowed.
}
try {
  inspector.open(9229, '127.0.0.1');
  console.log(inspector.url() === undefined ? 'SLIPPED' : 'ESCAPED', inspector.url());
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
