import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

// What may wait for one receiver, in bytes, before it is let go.
const LIMIT = 1024 * 1024;

const online = new Set<WebSocket>();
const server = createServer((_request, response) => {
  response.end(JSON.stringify({ connections: online.size }));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

const tell = (receiver: WebSocket, text: string) => {
  // No goodbye: a close frame would wait behind all the rest.
  if (receiver.bufferedAmount > LIMIT) receiver.terminate();
  else receiver.send(text);
};

sockets.on('connection', (client) => {
  online.add(client);
  client.on('message', (data: Buffer) => {
    for (const receiver of online) tell(receiver, data.toString());
  });
  client.on('error', () => undefined);
  client.on('close', () => online.delete(client));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
