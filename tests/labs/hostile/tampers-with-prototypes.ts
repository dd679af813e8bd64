// @ts-nocheck It breaks what types promise.
// tries: to break what the harness is built of
// ends: -
import net from 'node:net';
import { WebSocketServer } from 'ws';

for (const name of ['push', 'pop', 'shift', 'map', 'find', 'includes', 'findLast', 'forEach', 'some']) {
  Object.defineProperty(Array.prototype, name, { value: () => 'pass' });
}
for (const name of ['split', 'startsWith', 'replace', 'trim']) String.prototype[name] = () => 'pass';
for (const name of ['get', 'set', 'has', 'delete']) {
  Map.prototype[name] = () => 'pass';
  WeakMap.prototype[name] = () => 'pass';
}
Promise.prototype.then = () => 'pass';
net.Server.prototype.listen = () => 'pass';

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
