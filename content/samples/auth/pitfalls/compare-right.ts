import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();

// #region part
const ALLOWED = ['https://app.example'];
const isOurs = (origin: string) => ALLOWED.includes(origin);

new WebSocketServer({
  server,
  path: '/ws',
  verifyClient: ({ origin }: { origin: string }, answer) =>
    answer(isOurs(origin), 403),
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
