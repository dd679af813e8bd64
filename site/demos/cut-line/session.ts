import type { WireEvent } from '../../../grader/report.ts';
import type { Localized } from '../../language.ts';
import { type Program, Refused, startProgram } from '../program.ts';
import type { Received } from './ticks.ts';

export type State = 'idle' | 'connecting' | 'open' | 'lost' | 'closed';

export interface Line {
  readonly state: State;
  readonly received: Received;
}

export interface Snapshot {
  readonly companion: 'unused' | 'starting' | 'running' | 'cut' | 'ended' | 'unreachable' | 'refused';
  /** Why the companion starts no program, where it said so. */ readonly refusal?: Localized;
  readonly stream: Line;
  readonly socket: Line;
  /** The highest number that either has received. */ readonly newest: number;
}

const idle: Line = { state: 'idle', received: new Map() };
export const nothing: Snapshot = { companion: 'unused', stream: idle, socket: idle, newest: 0 };

/** What comes so soon after a reconnect was missed before: the next live number is half a second away. */
const replayMs = 150;

type Which = 'stream' | 'socket';

/** An EventSource and a bare WebSocket on the same program. `show` is called with every change. */
export class Session {
  readonly #show: (snapshot: Snapshot) => void;
  #snapshot = nothing;
  #program: Program | undefined;
  #source: EventSource | undefined;
  #socket: WebSocket | undefined;
  /** Number of the newest connection of each, in wire events. */
  readonly #connections = new Map<string, number>();

  constructor(show: (snapshot: Snapshot) => void) {
    this.#show = show;
  }

  async start(): Promise<void> {
    this.stop();
    this.#update({ ...nothing, companion: 'starting' });
    try {
      this.#program = await startProgram('samples/sse/both', {
        wire: (event) => this.#wire(event),
        ended: () => this.#update({ companion: 'ended' }),
      });
      this.#update({ companion: 'running' });
      this.#openStream(this.#program);
      this.openSocket();
    } catch (error) {
      this.#update(
        error instanceof Refused
          ? { companion: 'refused', refusal: error.reason }
          : { companion: 'unreachable' },
      );
    }
  }

  /** Both ends of both connections lose them: no close frame, no end of the stream. */
  async cut(): Promise<void> {
    this.#update({ companion: 'cut' });
    const cut = async (which: Which): Promise<void> => {
      const number = this.#connections.get(which);
      if (number !== undefined) await this.#program?.toConnection(number, { do: 'cut' });
    };
    // One of them may be gone already, and the companion says so.
    await Promise.allSettled([cut('stream'), cut('socket')]);
  }

  openSocket(): void {
    if (!this.#program) return;
    const address = new URL(`${this.#program.named('socket')}ws`, location.href.replace(/^http/, 'ws'));
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#line('socket', { state: 'connecting' });
    socket.onopen = () => this.#line('socket', { state: 'open' });
    socket.onmessage = ({ data }: MessageEvent<string>) => this.#received('socket', Number(data), 'live');
    socket.onclose = () => {
      if (this.#socket === socket) this.#line('socket', { state: 'closed' });
    };
  }

  stop(): void {
    const { onclose } = this.#socket ?? {};
    if (this.#socket && onclose) this.#socket.onclose = null;
    this.#socket?.close();
    this.#source?.close();
    this.#program?.leave();
    this.#program = undefined;
    this.#update(nothing);
  }

  #openStream(program: Program): void {
    const source = new EventSource(`${program.named('stream')}events`);
    this.#source = source;
    this.#line('stream', { state: 'connecting' });
    let openedAt = 0;
    let opened = 0;
    source.onopen = () => {
      openedAt = performance.now();
      opened += 1;
      this.#line('stream', { state: 'open' });
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const isReplay = opened > 1 && performance.now() - openedAt < replayMs;
      this.#received('stream', Number(data), isReplay ? 'replayed' : 'live');
    };
    source.onerror = () => this.#line('stream', { state: 'lost' });
  }

  #wire(event: WireEvent): void {
    if (event.kind === 'open') this.#connections.set(event.name, event.connection);
  }

  #received(which: Which, number: number, kind: 'live' | 'replayed'): void {
    const received = new Map(this.#snapshot[which].received).set(number, kind);
    this.#update({ newest: Math.max(this.#snapshot.newest, number) });
    this.#line(which, { received });
  }

  #line(which: Which, change: Partial<Line>): void {
    this.#update({ [which]: { ...this.#snapshot[which], ...change } });
  }

  #update(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#show(this.#snapshot);
  }
}
