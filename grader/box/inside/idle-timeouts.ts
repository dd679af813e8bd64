import net, { type Socket } from 'node:net';
import type { Schedule } from './clock.ts';
import { VirtualTimer } from './virtual-timer.ts';

type Idle = Socket & { timeout?: number; _onTimeout(): void; _unrefTimer(): void; _parent?: Socket | null };

/** Puts `socket.setTimeout` on virtual time: Node's own idle timers are out of the reach of faked globals. */
export function fakeIdleTimeouts(schedule: Schedule): void {
  const timers = new WeakMap<Socket, VirtualTimer>();
  const proto = net.Socket.prototype as unknown as Record<
    'setTimeout' | '_unrefTimer',
    (...args: never[]) => unknown
  >;
  const { setTimeout: real } = proto;

  proto.setTimeout = function (this: Idle, ms: number, callback?: () => void): Socket {
    // The real one checks the arguments, keeps `timeout` and the listener, and is left without a timer.
    real.apply(this, [ms, callback] as never[]);
    timers.get(this)?.close();
    if (!(ms > 0) || this.destroyed) return this;
    real.apply(this, [0] as never[]);
    this.timeout = ms;
    const timer = new VirtualTimer(schedule, () => this._onTimeout(), ms, false).unref();
    timers.set(this, timer);
    this.once('close', () => timer.close());
    return this;
  };

  /** Called by Node whenever something moves on the socket. */
  proto._unrefTimer = function (this: Idle): void {
    timers.get(this)?.refresh();
    // A TLS socket stands on another one.
    (this._parent as Idle | null | undefined)?._unrefTimer();
  };
}
