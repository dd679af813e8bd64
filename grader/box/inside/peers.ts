import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import type { Asked } from './arguments.ts';

type Named = Partial<AddressInfo>;
type Getter = (this: Socket) => Named;

/** Makes `server.address()`, `socket.remoteAddress` and their kin tell TCP addresses where a Unix socket stands behind. */
export function disguisePeers(asked: WeakMap<object, Asked>): void {
  const serverProto = net.Server.prototype as unknown as Record<'address', (this: Server) => unknown>;
  const { address } = serverProto;
  serverProto.address = function () {
    const actual = address.apply(this);
    const wanted = asked.get(this);
    return typeof actual === 'string' && wanted ? info(wanted) : actual;
  };

  const far = new WeakMap<Socket, Named>();
  let nextPort = 50_000;
  const someone = (socket: Socket): Named => {
    const known = far.get(socket) ?? { address: '127.0.0.1', family: 'IPv4', port: nextPort++ };
    far.set(socket, known);
    return known;
  };
  const near = (wanted: Asked): Named => ({ address: '127.0.0.1', family: 'IPv4', port: wanted.port });

  // The getters remoteAddress, remotePort, localAddress ... all read these two.
  const socketProto = net.Socket.prototype as unknown as Record<'_getpeername' | '_getsockname', Getter>;
  const { _getpeername: peer, _getsockname: self } = socketProto;
  socketProto._getpeername = function () {
    const accepted = askedOfServer(this);
    const connected = asked.get(this);
    if (accepted && !this.destroyed) return someone(this);
    return connected && !this.connecting && !this.destroyed ? info(connected) : peer.apply(this);
  };
  socketProto._getsockname = function () {
    const accepted = askedOfServer(this);
    if (accepted && !this.destroyed) return near(accepted);
    return asked.has(this) && !this.destroyed ? someone(this) : self.apply(this);
  };

  function askedOfServer(socket: Socket): Asked | undefined {
    const { server } = socket as unknown as { readonly server?: object | null };
    return server ? asked.get(server) : undefined;
  }
}

function info({ host, port }: Asked): AddressInfo {
  const address = host === undefined || host === '' ? '::' : host === 'localhost' ? '127.0.0.1' : host;
  return { address, family: net.isIPv6(address) ? 'IPv6' : 'IPv4', port };
}
