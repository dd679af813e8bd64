// tries: to connect to sockets of the host
// ends: -
import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

for (const path of [
  '/var/run/docker.sock',
  '/run/dbus/system_bus_socket',
  '/tmp/.X11-unix/X0',
  '\0/tmp/.X11-unix/X0',
  '/sockets/../run/docker.sock',
]) {
  try {
    connect(path)
      .on('connect', () => console.log('ESCAPED', path))
      .on('error', () => undefined);
  } catch {
    // Not a path.
  }
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
