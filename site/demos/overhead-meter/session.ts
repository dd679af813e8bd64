import type { Localized } from '../../language.ts';
import { type Program, Refused, startProgram } from '../program.ts';
import { type Measured, Meter, type Way, ways } from './measure.ts';

export const updates = 100;
export const tickMs = 50;
export const pollMs = 250;

export interface Snapshot {
  readonly companion: 'unused' | 'starting' | 'running' | 'done' | 'ended' | 'unreachable' | 'refused';
  readonly refusal?: Localized;
  readonly measured: Readonly<Record<Way, Measured>>;
}

const zero: Measured = { requests: 0, bytes: 0, updates: 0, delayMs: 0 };
export const nothing: Snapshot = {
  companion: 'unused',
  measured: { poll: zero, 'long-poll': zero, sse: zero, ws: zero },
};

/** The same updates by four ways, at the same time, from one program. `show` is called with every change. */
export class Session {
  readonly #show: (snapshot: Snapshot) => void;
  #snapshot = nothing;
  #program: Program | undefined;
  #over = new AbortController();

  constructor(show: (snapshot: Snapshot) => void) {
    this.#show = show;
  }

  async measure(): Promise<void> {
    this.stop();
    const over = new AbortController();
    this.#over = over;
    this.#update({ ...nothing, companion: 'starting' });
    try {
      const program = await this.#started(new Meter());
      this.#program = program;
      await Promise.all([this.#listen(program, over.signal), this.#connect(program, over.signal)]);
      this.#update({ companion: 'running' });
      const ask = (way: 'poll' | 'long-poll', pauseMs: number): Promise<void> =>
        asking(`${program.named(way)}${way}`, pauseMs, over.signal);
      void Promise.allSettled([ask('poll', pollMs), ask('long-poll', 0)]);
      await fetch(new URL('start', program.origin), { method: 'POST' });
    } catch (error) {
      if (over.signal.aborted) return;
      this.#update(
        error instanceof Refused
          ? { companion: 'refused', refusal: error.reason }
          : { companion: 'unreachable' },
      );
    }
  }

  stop(): void {
    this.#over.abort();
    this.#program?.leave();
    this.#program = undefined;
  }

  #started(meter: Meter): Promise<Program> {
    return startProgram(
      'samples/why/meter',
      {
        wire: (event) => {
          meter.add(event);
          this.#measured(meter);
        },
        ended: () => {
          if (this.#snapshot.companion === 'running') this.#update({ companion: 'ended' });
        },
      },
      { TICK_MS: String(tickMs), UPDATES: String(updates) },
    );
  }

  #measured(meter: Meter): void {
    const measured = Object.fromEntries(ways.map((way) => [way, meter.of(way)])) as Record<Way, Measured>;
    this.#update({ measured });
    if (this.#snapshot.companion !== 'running' || ways.some((way) => measured[way].updates < updates)) return;
    this.#update({ companion: 'done' });
    this.stop();
  }

  #listen(program: Program, signal: AbortSignal): Promise<void> {
    const source = new EventSource(`${program.named('sse')}events`);
    signal.addEventListener('abort', () => source.close());
    return new Promise((resolve, reject) => {
      source.onopen = () => resolve();
      source.onerror = () => reject(new Error('The event stream was not opened.'));
    });
  }

  #connect(program: Program, signal: AbortSignal): Promise<void> {
    const socket = new WebSocket(new URL(`${program.named('ws')}ws`, location.href.replace(/^http/, 'ws')));
    signal.addEventListener('abort', () => socket.close());
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error('The WebSocket was not opened.'));
    });
  }

  #update(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#show(this.#snapshot);
  }
}

/** Asks for what is newer until all has come, with a pause behind each answer. */
async function asking(address: string, pauseMs: number, signal: AbortSignal): Promise<void> {
  for (let since = 0; since < updates && !signal.aborted;) {
    const answer = await fetch(`${address}?since=${since}`, { signal });
    since = ((await answer.json()) as number[]).at(-1) ?? since;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
