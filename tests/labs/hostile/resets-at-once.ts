// tries: to reset every connection
// ends: -
import { createServer } from 'node:net';

createServer((socket) => socket.resetAndDestroy()).listen(Number(process.env.PORT));
