// tries: to listen later than is allowed
// ends: start-time
import { WebSocketServer } from 'ws';

setTimeout(() => {
  new WebSocketServer({ port: Number(process.env.PORT) });
}, 30_000);
