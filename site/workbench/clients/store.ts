import { computed, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ClientKind, LabPanel, PanelAction } from '../../../grader/panel.ts';
import type { WireEvent } from '../../../grader/report.ts';
import type { ConnectionAction } from '../../../server/play.ts';
import { ApiFault } from '../api/faults.ts';
import { named, playWith } from '../api/play.ts';
import type { Act, RequestAct } from './act.ts';
import { BrowserSession } from './browser-session.ts';
import { EventsSession } from './events-session.ts';
import type { LogEntry, LogEvent } from './log.ts';
import { RawSession } from './raw-session.ts';
import { ask } from './request.ts';
import type { HttpRequest } from './request.ts';
import type { LineChange, Session, SessionParts } from './session.ts';
import { asIs, inJson, inPath } from './template.ts';
import type { Fields } from './template.ts';

const maxEntries = 500;

/** Of the lane that plain requests have in the wire view. */
const requestLabel = 'HTTP';

/** The learner's own clients of the program, as the lab's panel wants them, with one log of them all. */
export class ClientsStore {
  readonly panel: LabPanel;
  readonly sessions = signal<readonly Session[]>([]);
  readonly selected = signal(1);
  readonly log = signal<readonly LogEntry[]>([]);
  /** What actions are made with, by name. */
  readonly fields: Readonly<Record<string, Signal<string>>>;
  readonly open = computed(() => this.sessions.value.filter(({ state }) => state.value === 'open').length);
  readonly current = computed(() => this.sessions.value.find(({ number }) => number === this.selected.value));
  /** Connections by the names that they have in wire events; the newest of each. */
  readonly #connections = signal<ReadonlyMap<string, number>>(new Map());
  readonly #label: (number: number) => string;
  /** Told of all that is done with the clients: for whoever writes it down. */
  onAct: ((what: { readonly who: number; readonly act: Act } | RequestAct) => void) | undefined;
  #entries = 0;
  #clients = 0;

  /** @param label what a client without a name is called, by its number */
  constructor(panel: LabPanel, label: (number: number) => string) {
    this.panel = panel;
    this.#label = label;
    this.fields = Object.fromEntries(panel.fields.map(({ name, value }) => [name, signal(value)]));
    for (let count = 0; count < panel.ready; count += 1) this.add();
    this.selected.value = 1;
  }

  /** One more client. A WebSocket takes over what was typed for the one that is shown. */
  add(kind: ClientKind = this.panel.clients[0]?.kind ?? 'websocket'): void {
    const shown = this.current.value;
    const session = this.#new(++this.#clients, kind, shown?.kind === kind ? shown.path.value : undefined);
    if (session instanceof BrowserSession && shown instanceof BrowserSession) {
      session.protocols.value = shown.protocols.value;
    }
    this.sessions.value = [...this.sessions.value, session];
    this.selected.value = session.number;
  }

  /** The client with a number, as one of this kind: another that has the number makes way for it. */
  ensure(number: number, kind: ClientKind): Session {
    const known = this.sessions.value.find((one) => one.number === number);
    if (known?.kind === kind) return known;
    if (known && known.state.value !== 'closed') known.disconnect();
    const session = this.#new(number, kind);
    this.#clients = Math.max(this.#clients, number);
    const others = this.sessions.value.filter((one) => one !== known);
    this.sessions.value = [...others, session].sort((one, other) => one.number - other.number);
    return session;
  }

  /** The last one stays. */
  remove(session: Session): void {
    const others = this.sessions.value.filter((one) => one !== session);
    const [first] = others;
    if (!first) return;
    if (session.state.value !== 'closed') session.disconnect();
    this.sessions.value = others;
    if (this.selected.value === session.number) this.selected.value = first.number;
  }

  /** A new program listens: whoever was connected to the one before connects again. */
  reconnect(base: string): void {
    for (const session of this.sessions.value) if (session.wanted) session.connect(base);
  }

  /** Does what a button of the panel says, with the client that is shown. */
  async act(base: string, action: PanelAction): Promise<void> {
    const session = this.current.value;
    const given = this.#given(session);
    if (action.do === 'send') {
      if (session instanceof BrowserSession) session.send(inJson(action.text, given));
    } else if (action.do === 'compose') this.#compose(asIs(action.text, given));
    else await this.#request(base, action, given);
  }

  /** A plain request, as the panel's button for it makes it, if it has one. Never rejects: the log tells what came of it. */
  async request(base: string, { do: verb, path, body }: RequestAct): Promise<void> {
    const given = this.#given(this.current.value);
    const method = verb === 'get' ? 'GET' : 'POST';
    const button = this.panel.actions.find(
      (action) => action.do === 'request' && action.method === method && inPath(action.path, given) === path,
    );
    const { headers = {}, keep = {} } = button?.do === 'request' ? button : {};
    await this.#request(base, { method, path, headers, keep, ...(body !== undefined && { body }) }, given);
  }

  /** Number in wire events of the newest connection of a client. */
  connectionOf({ label }: Session): number | undefined {
    return this.#connections.value.get(label);
  }

  /** Changes the line of a client that is connected. Never rejects. */
  async toLine(base: string, session: Session, what: LineChange): Promise<void> {
    const number = this.connectionOf(session);
    if (number === undefined) return;
    try {
      await playWith(base).toConnection(number, actionOf(what));
      if (what === 'freeze' || what === 'thaw') session.frozen.value = what === 'freeze';
      if (what === 'slow' || what === 'quick') session.slow.value = what === 'slow';
      this.onAct?.({ who: session.number, act: { do: what } });
      this.#note({ kind: 'line', client: session.number, what });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#note({ kind: 'refusal', client: session.number, problem: error.problem });
    }
  }

  /** Takes what the run tells of its connections. */
  hear(events: readonly WireEvent[]): void {
    const opened = events.flatMap((event) =>
      event.kind === 'open' ? [[event.name, event.connection] as const] : [],
    );
    if (opened.length > 0) this.#connections.value = new Map([...this.#connections.value, ...opened]);
    for (const event of events) {
      for (const session of this.sessions.value) if (session instanceof RawSession) session.hear(event);
    }
  }

  clearLog(): void {
    this.log.value = [];
  }

  close(): void {
    for (const session of this.sessions.value) {
      if (session.state.value !== 'closed') session.disconnect();
    }
  }

  /** @param path as typed; else as the panel declares it */
  #new(number: number, kind: ClientKind, path?: string): Session {
    const declared = this.panel.clients.find((each) => each.kind === kind);
    const name = this.panel.names[number - 1];
    const session = this.#make(kind, {
      number,
      name,
      label: name ?? this.#label(number),
      path: path ?? declared?.path ?? '/ws',
      fill: (template) => inPath(template, this.#given(session)),
      acted: (act) => this.onAct?.({ who: number, act }),
    });
    return session;
  }

  #make(kind: ClientKind, parts: SessionParts): Session {
    const note = (event: LogEvent): void => this.#note(event);
    if (kind === 'websocket') return new BrowserSession(parts, note);
    return kind === 'events' ? new EventsSession(parts, note) : new RawSession(kind, parts, note);
  }

  /** The fields as they are, and the name of the client. */
  #given(session: Session | undefined): Fields {
    const fields = Object.entries(this.fields).map(([name, { value }]) => [name, value] as const);
    return Object.fromEntries([['name', session?.name ?? session?.label ?? ''], ...fields]);
  }

  /** Into the composer of the client that is shown, or of the first that has one. */
  #compose(text: string): void {
    const isRaw = (session: Session | undefined): session is RawSession => session instanceof RawSession;
    const shown = this.current.value;
    if (!isRaw(shown) && !this.sessions.value.some(isRaw)) {
      const raw = this.panel.clients.find(({ kind }) => kind === 'frames' || kind === 'bytes');
      if (raw) this.add(raw.kind);
    }
    const target = isRaw(this.current.value) ? this.current.value : this.sessions.value.find(isRaw);
    if (!target) return;
    target.draft.value = text;
    this.selected.value = target.number;
  }

  async #request(
    base: string,
    { method, path, headers, body, keep }: Omit<Extract<PanelAction, { do: 'request' }>, 'do' | 'label'>,
    given: Fields,
  ): Promise<void> {
    const answered = await this.#ask(base, {
      method,
      path: inPath(path, given),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, asIs(value, given)])),
      ...(body !== undefined && { body: inJson(body, given) }),
    });
    for (const [field, member] of Object.entries(keep)) {
      const value = memberOf(answered, member);
      const kept = this.fields[field];
      if (value !== undefined && kept) kept.value = value;
    }
  }

  /** @returns the body of the answer; undefined where none came */
  async #ask(base: string, request: HttpRequest): Promise<string | undefined> {
    const { method, path, body } = request;
    if (method === 'GET' || method === 'POST')
      this.onAct?.({ do: method === 'GET' ? 'get' : 'post', path, ...(body !== undefined && { body }) });
    this.#note({ kind: 'request', method, path });
    const answer = await ask(named(base, requestLabel), request);
    this.#note(answer ? { kind: 'answer', path, ...answer } : { kind: 'no-answer', path });
    return answer?.body;
  }

  #note(event: LogEvent): void {
    this.log.value = [...this.log.value, { ...event, id: ++this.#entries, at: Date.now() }].slice(
      -maxEntries,
    );
  }
}

/** Of a slow reader. */
const slowBytesPerSecond = 1000;

const actionOf = (what: LineChange): ConnectionAction => {
  if (what === 'slow') return { do: 'slow', bytesPerSecond: slowBytesPerSecond };
  return what === 'quick' ? { do: 'slow', bytesPerSecond: null } : { do: what };
};

/** A member of a JSON object, as text. */
const memberOf = (json: string | undefined, name: string): string | undefined => {
  try {
    const value: unknown = (JSON.parse(json ?? '') as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined;
  }
};
