import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const sessions = new Map([
  ['s3ss10n', { user: 'alice', balance: '1,240,000' }],
]);
const server = createServer();

// #region part
const sockets = new WebSocketServer({
  server,
  path: '/ws',
  // The cookie says whose browser it is. Only Origin says whose page.
  verifyClient: ({ origin }: { origin?: string }, answer) =>
    answer(!origin || origin === 'https://app.example', 403),
});

sockets.on('connection', (client, request) => {
  const [, id = ''] =
    /session=(\w+)/.exec(request.headers.cookie ?? '') ?? [];
  const session = sessions.get(id);
  if (!session) return client.close(4401, 'log in first');
  client.send(`${session.user} has ${session.balance}`);
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
