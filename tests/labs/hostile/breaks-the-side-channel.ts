// tries: to send what is no JSON, and to close the side channel
// ends: -
import { closeSync, writeSync } from 'node:fs';
import { WebSocketServer } from 'ws';

writeSync(3, '\0\xff{"__proto__":{"outcome":"pass"},"kind":{"kind":"ready"}}\n[]\nnull\n');
closeSync(3);

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
