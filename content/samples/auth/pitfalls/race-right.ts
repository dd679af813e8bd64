import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const tickets = new Map([['t1', 'alice']]);
/** Writes down that the user was here, in a database that takes its time. */
const seen = (user: string | undefined) => delay(100, user);

const server = createServer();
const sockets = new WebSocketServer({ noServer: true });

// #region part
server.on('upgrade', async (request, socket, head) => {
  const id =
    new URLSearchParams(request.url?.split('?')[1]).get('ticket') ?? '';
  const user = tickets.get(id);
  tickets.delete(id);
  await seen(user);
  if (user === undefined) socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
  else
    sockets.handleUpgrade(request, socket, head, (client) =>
      client.send(user),
    );
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
