import { BoxChannel } from './channel.ts';
import { type Launch, type Launched, launch } from './launch.ts';
import type { Limits } from './limits.ts';
import type { Vitals } from './watchdog.ts';
import type { Socket } from 'node:net';

/** A way to keep a process away from the machine. */
export interface Enclosure {
  readonly limits: Limits;
  /** Where the program finds the box's folder on the host, in which sockets are lent to it. */
  reachInBox(folder: string): string;
  /** What the path of a socket begins with, as the program sees it. */
  socketsInBox(folder: string): string;
  launch(folder: string): Launch;
  /** Takes hold of a box whose harness is ready. */
  grip(launched: Launched, folder: string): Grip;
}

/** The host's hold on the processes and sockets of one box. */
export interface Grip {
  /** Process id of Node, as the host sees it. */
  readonly program: number;
  readonly vitals: Vitals;
  readonly sockets: Sockets;
  /** Calls `say` while the program stands still. Absent where the system cannot do that. */
  readonly atOnce?: <T>(say: () => T) => T;
  /** Whether Node's thread pool is at work, of which Node itself does not tell all. False where the system does not tell. */
  poolWorks(): boolean;
  /** SIGTERM to the program. */
  terminate(): void;
  /** SIGKILL to everything in the box. */
  destroy(): void;
}

export interface Sockets {
  has(name: string): boolean;
  connect(name: string): Promise<Socket>;
  close(): void;
}

/** A box that stands ready: Node and the packages are loaded, no line of a learner has run. It is used once. */
export interface WarmBox {
  readonly launched: Launched;
  readonly channel: BoxChannel;
  readonly grip: Grip;
}

const readyMs = 10_000;

/** Begins a box and waits until its harness is ready. Rejects with what the sandbox printed when it is not. */
export async function warmUp(enclosure: Enclosure, folder: string): Promise<WarmBox> {
  const launched = launch(enclosure.launch(folder));
  const channel = new BoxChannel(launched.channel);
  try {
    await ready(launched, channel);
    return { launched, channel, grip: enclosure.grip(launched, folder) };
  } catch (error) {
    launched.child.kill('SIGKILL');
    channel.close();
    throw error;
  }
}

function ready(launched: Launched, channel: BoxChannel): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-2000));
    const settle = (outcome: () => void): void => {
      clearTimeout(timer);
      launched.stderr.off('data', hear);
      launched.child.off('close', ended);
      outcome();
    };
    const fail = (why: string): void => settle(() => reject(new Error(`${why} ${said.trim()}`)));
    const ended = (): void => fail('The box ended before it was ready:');
    const timer = setTimeout(() => fail(`The box was not ready within ${readyMs} ms:`), readyMs);
    launched.stderr.on('data', hear);
    launched.child.once('close', ended);
    channel.onMessage((message) => {
      if (message.kind === 'ready') settle(resolve);
    });
  });
}
