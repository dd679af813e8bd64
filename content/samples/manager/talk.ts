import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Message {
  type?: 'send' | 'broadcast';
  to?: string;
  text?: string;
}

const online = new Map<string, WebSocket>();
const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// A client may send anything. An exception would end the whole server.
const parse = (text: string): Message => {
  try {
    return Object(JSON.parse(text)) as Message;
  } catch {
    return {};
  }
};

// Into the buffer and on: waits for nobody, throws for nobody.
const tell = (receiver: WebSocket, message: object) => {
  receiver.send(JSON.stringify(message));
};

sockets.on('connection', (client, request) => {
  client.on('error', () => undefined);
  const query = new URLSearchParams(request.url?.split('?')[1]);
  const name = query.get('name');
  if (!name) return client.close(4000, 'a name is needed');
  if (online.has(name)) return client.close(4009, 'in use');
  online.set(name, client);

  client.on('message', (data: Buffer) => {
    const { type, to = '', text } = parse(data.toString());
    // `from` is what we know, never what the client says.
    const message = { type: 'message', from: name, text };
    if (type === 'broadcast') {
      for (const receiver of online.values()) tell(receiver, message);
    } else if (type === 'send') {
      const receiver = online.get(to);
      const error = { type: 'error', reason: 'unknown-recipient' };
      tell(receiver ?? client, receiver ? message : error);
    } else tell(client, { type: 'error', reason: 'bad-message' });
  });
  client.on('close', () => online.delete(name));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
