// @ts-nocheck It breaks what types promise.
// tries: to call the C library past all of JavaScript, for all that the kernel might give
// ends: -
import { WebSocketServer } from 'ws';

const i32 = 'i32';
const calls = {
  unshare: [[i32], [0x10000000]],
  setns: [
    [i32, i32],
    [0, 0],
  ],
  fork: [[], []],
  socket: [
    [i32, i32, i32],
    [40, 1, 0],
  ],
  ptrace: [
    [i32, i32, 'pointer', 'pointer'],
    [0, 0, 0n, 0n],
  ],
  setuid: [[i32], [0]],
  memfd_create: [
    ['pointer', i32],
    [0n, 0],
  ],
  epoll_create1: [[i32], [0]],
};
const { dlopen } = await import('node:ffi').catch(() => ({}));
for (const [name, [types, args]] of Object.entries(calls)) {
  try {
    const { functions } = dlopen(null, { [name]: { return: i32, arguments: types } });
    const result = functions[name](...args);
    // The last one is harmless: it shows that such calls do arrive.
    console.log(result < 0 || name === 'epoll_create1' ? 'SLIPPED' : 'ESCAPED', name, result);
  } catch {
    // Not allowed.
  }
}
try {
  process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6');
  console.log('SLIPPED dlopen');
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
