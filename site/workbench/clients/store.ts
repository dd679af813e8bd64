import { computed, signal } from '@preact/signals';
import { ClientSession } from './session.ts';
import type { LogEntry, LogEvent } from './session.ts';

const maxEntries = 500;
const patience = 10_000;
const shownBody = 4000;

/** The learner's own clients of the program: several WebSockets and plain requests, with one log of them all. */
export class ClientsStore {
  readonly sessions = signal<readonly ClientSession[]>([]);
  readonly selected = signal(1);
  readonly log = signal<readonly LogEntry[]>([]);
  readonly open = computed(() => this.sessions.value.filter(({ state }) => state.value === 'open').length);
  readonly current = computed(() => this.sessions.value.find(({ number }) => number === this.selected.value));
  #entries = 0;
  #clients = 0;

  constructor() {
    this.add();
  }

  /** One more client; it takes over the path of the one that is shown. */
  add(): void {
    const session = new ClientSession(++this.#clients, (event) => this.#note(event));
    const { current } = this;
    session.path.value = current.value?.path.value ?? session.path.value;
    session.protocols.value = current.value?.protocols.value ?? '';
    this.sessions.value = [...this.sessions.value, session];
    this.selected.value = session.number;
  }

  /** The last one stays. */
  remove(session: ClientSession): void {
    const others = this.sessions.value.filter((one) => one !== session);
    const [first] = others;
    if (!first) return;
    if (session.state.value !== 'closed') session.disconnect(1000, '');
    this.sessions.value = others;
    if (this.selected.value === session.number) this.selected.value = first.number;
  }

  /** A new program listens: whoever was connected to the one before connects again. */
  reconnect(base: string): void {
    for (const session of this.sessions.value) if (session.wanted) session.connect(base);
  }

  /** Plain HTTP GET. Never rejects: the log tells what came of it. */
  async get(base: string, path: string): Promise<void> {
    this.#note({ kind: 'request', path });
    try {
      const response = await fetch(base + path.replace(/^\//, ''), {
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      const body = (await response.text()).slice(0, shownBody);
      const type = response.headers.get('content-type') ?? '';
      this.#note({ kind: 'answer', path, status: response.status, type, body });
    } catch {
      this.#note({ kind: 'no-answer', path });
    }
  }

  clearLog(): void {
    this.log.value = [];
  }

  close(): void {
    for (const session of this.sessions.value) {
      if (session.state.value !== 'closed') session.disconnect(1000, '');
    }
  }

  #note(event: LogEvent): void {
    this.log.value = [...this.log.value, { ...event, id: ++this.#entries, at: Date.now() }].slice(
      -maxEntries,
    );
  }
}
