import { signal } from '@preact/signals';
import type { ClientKind } from '../../../grader/panel.ts';
import type { WireEvent } from '../../../grader/report.ts';
import type { ClientAction, OpenClient } from '../../../server/play.ts';
import { ApiFault } from '../api/faults.ts';
import { playWith } from '../api/play.ts';
import type { Play } from '../api/play.ts';
import type { Note } from './log.ts';
import { fromBase64 } from './notation.ts';
import type { Session, SessionParts, SessionState } from './session.ts';

/** A client of the companion's, which can send what no browser does: whole frames by hand, or bare bytes. */
export class RawSession implements Session {
  readonly kind: Extract<ClientKind, 'frames' | 'bytes'>;
  readonly number: number;
  readonly name: string | undefined;
  readonly label: string;
  readonly path;
  /** What the composer holds. */ readonly draft = signal('');
  /** Of frames: subprotocols to offer. */ protocols: readonly string[] = [];
  /** Of frames: answer pings. */ readonly pong = signal(true);
  readonly state = signal<SessionState>('closed');
  readonly frozen = signal(false);
  readonly slow = signal(false);
  readonly wanted = false;
  readonly #fill: SessionParts['fill'];
  readonly #acted: SessionParts['acted'];
  readonly #log: Note;
  #play: Play | undefined;
  #client: string | undefined;
  #connection: number | undefined;
  /** What was last told of `pong`. */
  #toldPong = true;

  constructor(kind: RawSession['kind'], { number, name, label, path, fill, acted }: SessionParts, log: Note) {
    this.kind = kind;
    this.number = number;
    this.name = name;
    this.label = label;
    this.path = signal(path);
    this.#fill = fill;
    this.#acted = acted;
    this.#log = log;
  }

  connect(base: string): void {
    void this.#open(base);
  }

  disconnect(): void {
    this.#acted(this.kind === 'frames' ? { do: 'close', code: 1000, reason: '' } : { do: 'end' });
    void this.#do(this.kind === 'frames' ? { do: 'close', code: 1000 } : { do: 'end' });
  }

  /**
   * Sends one after the other; a client that is not connected is, first.
   * @param notation of each, where they are frames
   */
  async send(
    base: string,
    actions: readonly ClientAction[],
    notation: readonly string[] = [],
  ): Promise<void> {
    if (this.state.value === 'closed') await this.#open(base);
    for (const line of notation) this.#acted({ do: 'frame', notation: line, actions: [] });
    for (const action of actions) {
      if (this.kind === 'bytes' && action.do === 'bytes')
        this.#acted({ do: 'bytes', bytes: fromBase64(action.base64) });
      await this.#do(action);
    }
  }

  /** Takes what the run tells of its connections. */
  hear(event: WireEvent): void {
    if (event.kind === 'open' && event.name === this.label && this.state.value === 'connecting') {
      this.#connection = event.connection;
    }
    if (event.connection !== this.#connection || event.kind === 'note') return;
    this.#log({ kind: 'wire', client: this.number, event });
    if (event.kind === 'end') this.#ended();
  }

  #ended(): void {
    this.state.value = 'closed';
    this.frozen.value = false;
    this.slow.value = false;
  }

  async #open(base: string): Promise<void> {
    if (this.state.value !== 'closed') return;
    this.state.value = 'connecting';
    this.#play = playWith(base);
    const { label: name, protocols } = this;
    const path = this.#fill(this.path.value);
    this.#tellOpening(path);
    const offer = protocols.length > 0 ? { protocols: [...protocols] } : {};
    const opening: OpenClient =
      this.kind === 'bytes'
        ? { name, open: { kind: 'bytes' } }
        : { name, open: { kind: 'websocket', path, ...offer }, pong: this.pong.value };
    const client = await this.#told(this.#play.openClient(opening));
    this.#client = client?.id;
    if (client?.open) {
      this.#connection = client.connection;
      this.state.value = 'open';
    } else this.#ended();
  }

  #tellOpening(path: string): void {
    if (this.kind === 'bytes') {
      this.#acted({ do: 'open' });
      return;
    }
    const on = this.pong.value;
    if (on !== this.#toldPong) this.#acted({ do: 'pong', on });
    this.#toldPong = on;
    this.#acted({ do: 'connect', path, protocols: this.protocols });
  }

  async #do(action: ClientAction): Promise<void> {
    if (this.#client === undefined || !this.#play) return;
    await this.#told(this.#play.act(this.#client, action));
  }

  async #told<T>(asked: Promise<T>): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#log({ kind: 'refusal', client: this.number, problem: error.problem });
      return undefined;
    }
  }
}
