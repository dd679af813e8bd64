// tries: to listen and stop at once
// ends: -
import { WebSocketServer } from 'ws';

const server: WebSocketServer = new WebSocketServer({ port: Number(process.env.PORT) }, () => {
  server.close();
});
setInterval(() => undefined, 1000);
