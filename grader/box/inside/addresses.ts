import net, { type Server, type Socket } from 'node:net';
import { type Asked, optionsOf, pipeOptions, wantedTcp } from './arguments.ts';
import { disguisePeers } from './peers.ts';

/**
 * A box has no network. Here TCP addresses become Unix sockets: a server that listens on any port listens on
 * `<prefix><port>`, a connection to one of our own ports or to an address that the host lent goes to its socket.
 * Every other address fails as it would on a machine without a network.
 */
export interface Addresses {
  /** From now on `address` (`host:port`) leads to the Unix socket at `path`. */
  lend(address: string, path: string): void;
}

export interface AddressesOptions {
  /** What the path of a socket begins with; the port follows. */
  readonly prefix: string;
  readonly onListening: (port: number) => void;
}

type Method = (...args: unknown[]) => unknown;
type Callback = (...args: unknown[]) => void;

const loopback = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::', '']);

export function mapAddresses(options: AddressesOptions): Addresses {
  const asked = new WeakMap<object, Asked>();
  const listening = new Map<number, Server>();
  const lent = new Map<string, string>();
  mapListen(options, asked, listening);
  mapConnect(asked, ({ host, port }) => {
    const own = isLoopback(host) && listening.has(port) ? `${options.prefix}${port}` : undefined;
    return lent.get(key(host, port)) ?? own;
  });
  disguisePeers(asked);
  return { lend: (address, path) => void lent.set(lentKey(address), path) };
}

function mapListen(
  { prefix, onListening }: AddressesOptions,
  asked: WeakMap<object, Asked>,
  listening: Map<number, Server>,
): void {
  const proto = net.Server.prototype as unknown as Record<'listen', Method>;
  const { listen } = proto;
  let freePort = 40_000;
  proto.listen = function (this: Server, ...args: unknown[]) {
    const wanted = wantedTcp(args);
    if (wanted === undefined) return listen.apply(this, args);
    const port = wanted.port === 0 ? freePort++ : wanted.port;
    asked.set(this, { host: wanted.host, port });
    this.prependOnceListener('listening', () => {
      listening.set(port, this);
      onListening(port);
    });
    this.once('close', () => listening.delete(port));
    this.prependListener('error', (error: NodeJS.ErrnoException) => nameAddress(error, wanted.host, port));
    return listen.apply(this, [pipeOptions(args, `${prefix}${port}`), callbackOf(args)]);
  };
}

function mapConnect(asked: WeakMap<object, Asked>, pathOf: (wanted: Asked) => string | undefined): void {
  const proto = net.Socket.prototype as unknown as Record<'connect', Method>;
  const { connect } = proto;
  proto.connect = function (this: Socket, ...args: unknown[]) {
    // net.connect() hands over its arguments as one array.
    const list = (args.length === 1 && Array.isArray(args[0]) ? args[0] : args) as unknown[];
    const wanted = wantedTcp(list);
    if (wanted === undefined) return connect.apply(this, args);
    const path = pathOf(wanted);
    if (path === undefined) return refuse(this, wanted);
    asked.set(this, wanted);
    this.prependListener('error', (error) => nameAddress(error, wanted.host, wanted.port));
    return connect.apply(this, [{ ...optionsOf(list), path }, callbackOf(list)]);
  };
}

/** What a socket without a network says: nobody there on our own machine, no route to any other. */
function refuse(socket: Socket, { host, port }: Asked): Socket {
  const code = isLoopback(host) ? 'ECONNREFUSED' : 'ENETUNREACH';
  const error: NodeJS.ErrnoException = new Error(`connect ${code} ${host ?? 'localhost'}:${port}`);
  Object.assign(error, { code, syscall: 'connect', address: host ?? '127.0.0.1', port });
  process.nextTick(() => socket.destroy(error));
  return socket;
}

/** Errors speak of the address that the program asked for, not of our socket. ENOENT: the one behind it has gone. */
function nameAddress(
  error: NodeJS.ErrnoException & { address?: string; port?: number },
  host: string | undefined,
  port: number,
): void {
  if (error.address === undefined || !error.address.startsWith('/')) return;
  const code = error.code === 'ENOENT' || error.code === 'EACCES' ? 'ECONNREFUSED' : (error.code ?? '');
  const path = error.address;
  error.message = error.message.replace(path, `${host ?? '::'}:${port}`).replace(error.code ?? '', code);
  Object.assign(error, { code, address: host ?? '127.0.0.1', port });
}

const callbackOf = (args: readonly unknown[]): Callback | undefined =>
  args.findLast((value): value is Callback => typeof value === 'function');

const isLoopback = (host: string | undefined): boolean => loopback.has(host ?? '');

const key = (host: string | undefined, port: number): string =>
  `${isLoopback(host) ? 'localhost' : (host ?? '')}:${port}`;

function lentKey(address: string): string {
  const colon = address.lastIndexOf(':');
  return key(address.slice(0, colon).replace(/^\[|\]$/g, ''), Number(address.slice(colon + 1)));
}
