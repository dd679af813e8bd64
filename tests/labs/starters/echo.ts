import type { Steps } from './steps.ts';

const answersStats = `if (request.url?.split('?')[0] === '/stats') {
      response.end(JSON.stringify({ connections: sockets.clients.size }));
      return;
    }
    response.writeHead(404)`;

export default [
  ['TODO 1', "console.log('received'", "socket.send(data); console.log('received'"],
  ['TODO 2', 'socket.send(data);', 'socket.send(data, { binary: isBinary });'],
  ['TODO 3', 'response.writeHead(501)', answersStats],
  ['TODO 4', 'new WebSocketServer({ server })', "new WebSocketServer({ server, path: '/ws' })"],
  ['TODO 5', '  // TODO 5', "  socket.on('error', () => undefined);\n  // TODO 5"],
] as const satisfies Steps;
