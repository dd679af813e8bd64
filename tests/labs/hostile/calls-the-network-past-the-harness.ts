// @ts-nocheck It breaks what types promise.
// tries: to make TCP sockets from Node’s inside
// ends: -
import { WebSocketServer } from 'ws';

try {
  const { TCP, TCPConnectWrap, constants } = process.binding('tcp_wrap');
  const handle = new TCP(constants.SOCKET);
  const request = new TCPConnectWrap();
  request.oncomplete = (status) => status === 0 && console.log('ESCAPED');
  console.log('connect', handle.connect(request, '127.0.0.1', 4321));
  console.log('bind', new TCP(constants.SERVER).bind('0.0.0.0', 0));
} catch (error) {
  console.log(String(error));
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
