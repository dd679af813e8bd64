import { signal } from '@preact/signals';
import { named } from '../api/play.ts';
import type { Note } from './log.ts';
import type { Session, SessionParts, SessionState } from './session.ts';

const shownData = 2000;

/** An EventSource of the browser's: it comes back by itself when its line is lost, and says where it stopped. */
export class EventsSession implements Session {
  readonly kind = 'events';
  readonly number: number;
  readonly name: string | undefined;
  readonly label: string;
  readonly path;
  /** Names of events to hear, beside `message`: an EventSource hears only those that it was told. */
  readonly names = signal('news');
  readonly state = signal<SessionState>('closed');
  readonly frozen = signal(false);
  readonly slow = signal(false);
  /** Of the newest event. */ readonly lastId = signal('');
  wanted = false;
  readonly #fill: SessionParts['fill'];
  readonly #acted: SessionParts['acted'];
  readonly #log: Note;
  #source: EventSource | undefined;

  constructor({ number, name, label, path, fill, acted }: SessionParts, log: Note) {
    this.number = number;
    this.name = name;
    this.label = label;
    this.path = signal(path);
    this.#fill = fill;
    this.#acted = acted;
    this.#log = log;
  }

  connect(base: string): void {
    if (this.state.value !== 'closed') return;
    const path = this.#fill(this.path.value);
    this.#acted({ do: 'subscribe', path });
    this.#log({ kind: 'connecting', client: this.number, path });
    this.state.value = 'connecting';
    this.lastId.value = '';
    const source = new EventSource(named(base, this.label) + path.replace(/^\//, ''));
    this.#source = source;
    source.addEventListener('open', () => {
      this.wanted = true;
      this.state.value = 'open';
      this.frozen.value = false;
      this.slow.value = false;
      this.#log({ kind: 'open', client: this.number, protocol: '' });
    });
    for (const name of new Set(['message', ...this.names.value.split(/[\s,]+/).filter(Boolean)])) {
      source.addEventListener(name, (event: MessageEvent<string>) => this.#take(name, event));
    }
    source.addEventListener('error', () => this.#lost(source));
  }

  disconnect(): void {
    this.wanted = false;
    this.#source?.close();
    if (this.state.value === 'closed') return;
    this.#acted({ do: 'close', code: 1000, reason: '' });
    this.state.value = 'closed';
    this.frozen.value = false;
    this.slow.value = false;
    this.#log({ kind: 'ended', client: this.number });
  }

  #take(name: string, { data, lastEventId }: MessageEvent<string>): void {
    this.lastId.value = lastEventId;
    this.#log({
      kind: 'event',
      client: this.number,
      name,
      lastId: lastEventId,
      data: data.slice(0, shownData),
    });
  }

  #lost(source: EventSource): void {
    if (source.readyState === EventSource.CLOSED) {
      const refused = this.state.value === 'connecting';
      this.state.value = 'closed';
      this.#log(
        refused
          ? { kind: 'closed', client: this.number, code: 1006, reason: '', refused }
          : { kind: 'ended', client: this.number },
      );
      return;
    }
    this.state.value = 'connecting';
    this.#log({ kind: 'retrying', client: this.number });
  }
}
