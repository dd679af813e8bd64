// A class for the server and one for the connection, with what each may do kept to itself.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

class Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, onEnd: () => void) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => this.#echo(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.once('close', onEnd);
  }

  #echo(data: RawData, isBinary: boolean): void {
    this.#socket.send(isBinary ? data : data.toString());
  }
}

class EchoServer {
  readonly #http: Server = createServer((request, response) => {
    const route = this.#routes.get(path(request));
    response.writeHead(route ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(route?.() ?? {}));
  });
  readonly #upgrades = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #routes = new Map([['/stats', () => ({ connections: this.#connections.size })]]);

  constructor() {
    this.#http.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
  }

  listen(port: number): void {
    this.#http.listen(port, '127.0.0.1');
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    if (path(request) !== '/ws') {
      stream.on('error', () => stream.destroy());
      stream.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#upgrades.handleUpgrade(request, stream, head, (socket) => {
      const connection = new Connection(socket, () => this.#connections.delete(connection));
      this.#connections.add(connection);
    });
  }
}

function path(request: IncomingMessage): string {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

new EchoServer().listen(Number(process.env.PORT ?? 8080));
