import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Socket } from 'node:net';
import type { Guard } from './defence/guard.ts';
import { isRunPath } from './defence/guard.ts';
import { commonHeaders } from './defence/policy.ts';
import { refuse, sendFault } from './faults.ts';
import type { RunProxy } from './runs/proxy.ts';
import { type Live, livePath } from './workshop/live.ts';

/** A certificate with its chain, and its key. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

interface Parts {
  readonly guard: Guard;
  /** Asked for when a request comes: it is made after the server. */ readonly proxy: () => RunProxy;
  /** Of a workshop. */ readonly live?: Live | undefined;
  /** Where people come by HTTPS; PEM. */ readonly tls?: Tls | undefined;
  /** Site and API. */ readonly rest: RequestListener;
}

/**
 * The one HTTP server. The guard stands here, before any routing, so that no route, no file, no 404 and no upgrade
 * can be reached around it. Programs are answered for by the proxy alone, everything else by the framework.
 */
export function createHttpServer({ guard, proxy, rest, live, tls }: Parts): Server {
  const isLive = (url = ''): boolean => live !== undefined && url.split('?', 1)[0] === livePath;
  const upgrades = ({ url }: IncomingMessage): boolean => isRunPath(url) || isLive(url);
  const answer: RequestListener = (request, response) => {
    const refused = guard(request);
    if (refused) {
      sendFault(response, refused);
    } else if (isRunPath(request.url)) {
      proxy().handle(request, response);
    } else {
      response.setHeaders(new Map(Object.entries(commonHeaders)));
      rest(request, response);
    }
  };
  const options = { shouldUpgradeCallback: upgrades };
  const server = tls ? createTlsServer({ ...options, ...tls }, answer) : createServer(options, answer);
  server.on('upgrade', (request, socket, head) => {
    if (!(socket instanceof Socket)) throw new Error('Only TCP connections are listened for.');
    socket.on('error', () => socket.destroy());
    const refused = guard(request);
    if (refused) refuse(socket, refused);
    else if (isLive(request.url)) live?.upgrade(request, socket, head);
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
