import { createServer, type RequestListener, type Server } from 'node:http';
import { Socket } from 'node:net';
import type { Guard } from './defence/guard.ts';
import { isRunPath } from './defence/guard.ts';
import { commonHeaders } from './defence/policy.ts';
import { refuse, sendFault } from './faults.ts';
import type { RunProxy } from './runs/proxy.ts';

interface Parts {
  readonly guard: Guard;
  /** Asked for when a request comes: it is made after the server. */ readonly proxy: () => RunProxy;
  /** Site and API. */ readonly rest: RequestListener;
}

/**
 * The one HTTP server. The guard stands here, before any routing, so that no route, no file, no 404 and no upgrade
 * can be reached around it. Programs are answered for by the proxy alone, everything else by the framework.
 */
export function createHttpServer({ guard, proxy, rest }: Parts): Server {
  const server = createServer({ shouldUpgradeCallback: ({ url }) => isRunPath(url) }, (request, response) => {
    const refused = guard(request);
    if (refused) {
      sendFault(response, refused);
    } else if (isRunPath(request.url)) {
      proxy().handle(request, response);
    } else {
      response.setHeaders(new Map(Object.entries(commonHeaders)));
      rest(request, response);
    }
  });
  server.on('upgrade', (request, socket, head) => {
    if (!(socket instanceof Socket)) throw new Error('Only TCP connections are listened for.');
    socket.on('error', () => socket.destroy());
    const refused = guard(request);
    if (refused) refuse(socket, refused);
    else proxy().upgrade(request, socket, head);
  });
  return server;
}

/** Keeps hold of every connection, upgraded ones too, which Node forgets; returns how to end them all. */
export function holdConnections(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
