import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveEvent, LiveRequest, Person, Ticket } from '../../server/api.ts';
import type { Companion, CompanionOptions } from '../../server/index.ts';
import { openCompanion } from './companion.ts';
import { type Answer, ask, type Ask, json } from './http.ts';

/** Somebody with a cookie of their own. */
export interface Visitor {
  readonly person: Person;
  readonly cookie: string;
  ask(path: string, options?: Ask): Promise<Answer>;
  /** Opens the live connection. */ live(since?: number): Promise<LiveConnection>;
}

export interface Room {
  readonly companion: Companion;
  readonly code: string;
  readonly keys: NonNullable<NonNullable<Companion['workshop']>['keys']>;
  join(name: string): Promise<Visitor>;
  signIn(role: 'instructor' | 'assistant' | 'projector', name?: string): Promise<Visitor>;
  /** Who has no cookie. */ stranger: Visitor['ask'];
}

export const title = '실시간 웹 · Real-time web';

/** A companion with a workshop that has just been made. */
export async function openRoom(options: Partial<CompanionOptions> = {}): Promise<Room> {
  const companion = await openCompanion({ workshop: { title }, ...options });
  const { workshop } = companion;
  if (!workshop?.keys) throw new Error('The workshop is not new.');
  const { code, keys } = workshop;
  const { enter } = entrance(companion.url);
  return {
    ...{ companion, code, keys },
    join: (name) => enter('api/workshop/members', { code, name }),
    signIn: (role, name) => enter('api/workshop/staff', { key: keys[role], ...(name && { name }) }),
    stranger: (path, asked) => ask(`${companion.url}${path}`, asked),
  };
}

/** How people come into a workshop: by joining or by signing in. */
export const entrance = (url: string) => ({
  enter: async (path: string, body: object): Promise<Visitor> => {
    const answer = await ask(`${url}${path}`, { method: 'POST', body });
    if (answer.status !== 201) throw new Error(answer.text);
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    return visitor(url, json(answer) as Person, cookie.split(';', 1)[0] ?? '');
  },
});

export function visitor(url: string, person: Person, cookie: string): Visitor {
  const own: Visitor['ask'] = (path, asked = {}) =>
    ask(`${url}${path}`, { ...asked, headers: { cookie, ...asked.headers } });
  return {
    person,
    cookie,
    ask: own,
    live: async (since = 0) => {
      const { ticket } = json(await own('api/workshop/tickets', { method: 'POST' })) as Ticket;
      return openLive(url, ticket, since);
    },
  };
}

export interface LiveConnection {
  readonly events: readonly LiveEvent[];
  /** Waits for the first event that `is` one, from the start. */
  until<T extends LiveEvent>(is: (event: LiveEvent) => event is T): Promise<T>;
  find(matches: (event: LiveEvent) => boolean): Promise<LiveEvent>;
  send(request: LiveRequest): void;
  readonly closed: Promise<number>;
  close(): void;
}

const patienceMs = 15_000;

export async function openLive(url: string, ticket: string, since = 0): Promise<LiveConnection> {
  const address = `${url.replace(/^http/, 'ws')}api/workshop/live?ticket=${ticket}&since=${since}`;
  const socket = new WebSocket(address);
  const events: LiveEvent[] = [];
  socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString()) as LiveEvent));
  const closed = once(socket, 'close').then(([code]: number[]) => code ?? 0);
  await once(socket, 'open');
  onTestFinished(() => socket.terminate());
  const find = async (matches: (event: LiveEvent) => boolean): Promise<LiveEvent> => {
    const deadline = AbortSignal.timeout(patienceMs);
    for (let seen = 0; ;) {
      for (; seen < events.length; seen += 1) {
        const event = events[seen];
        if (event && matches(event)) return event;
      }
      await once(socket, 'message', { signal: deadline });
    }
  };
  return {
    events,
    find,
    until: (is) => find(is) as Promise<never>,
    send: (request) => socket.send(JSON.stringify(request)),
    closed,
    close: () => socket.close(),
  };
}

/** Tells events of one type from the others. */
export const of =
  <T extends LiveEvent['type']>(type: T) =>
  (event: LiveEvent): event is Extract<LiveEvent, { type: T }> =>
    event.type === type;
