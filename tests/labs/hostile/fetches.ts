// tries: to load its solution from the internet
// ends: -
import { WebSocketServer } from 'ws';

fetch('http://127.0.0.1:4321/api/status').then(
  () => console.log('ESCAPED'),
  () => undefined,
);
new WebSocket('ws://127.0.0.1:4321/').onopen = () => console.log('ESCAPED');

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
