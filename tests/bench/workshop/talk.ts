import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A full machine is slow to answer, which is no error. */
const patienceMs = 90_000;

/** Opens a member's own echo server, says something and hears it again. */
export async function talkTo(address: URL, cookie: string): Promise<void> {
  const socket = new WebSocket(address, { headers: { cookie } });
  const signal = AbortSignal.timeout(patienceMs);
  // What goes wrong is told by the waits below.
  socket.on('error', () => undefined);
  try {
    await once(socket, 'open', { signal });
    socket.send('hello');
    const [heard] = (await once(socket, 'message', { signal })) as [Buffer];
    if (heard.toString() !== 'hello') throw new Error(`the program said ${heard.toString()}`);
  } finally {
    socket.terminate();
  }
}
