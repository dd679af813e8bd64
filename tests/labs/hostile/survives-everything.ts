// tries: to catch every error and signal
// ends: -
import { WebSocketServer } from 'ws';

process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT'] as const) {
  process.on(signal, () => undefined);
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
