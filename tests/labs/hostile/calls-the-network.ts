// tries: to reach the companion, the cloud’s metadata and the internet over TCP
// ends: -
import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

const addresses = [
  [4321, '127.0.0.1'],
  [4321, 'localhost'],
  [80, '169.254.169.254'],
  [443, '1.1.1.1'],
  [6379, '127.0.0.1'],
  [22, '::1'],
] as const;
for (const [port, host] of addresses) {
  connect(port, host)
    .on('connect', () => console.log('ESCAPED', port, host))
    .on('error', () => undefined);
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
