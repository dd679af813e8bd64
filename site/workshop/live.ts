import type { BoardRow, LiveEvent, LiveRequest, Message, WorkshopView } from '../../server/api.ts';
import { ticket } from './api.ts';

/** Whose work at which lab is looked at. */
export type Look = Omit<Extract<LiveRequest, { type: 'look' }>, 'type'>;

export interface Following {
  /** Follows what a member types; undefined: nobody any more. */ look(at: Look | undefined): void;
  stop(): void;
}

/** What the live connection has told so far. */
export interface Room {
  readonly connected: boolean;
  readonly workshop?: WorkshopView;
  readonly messages: readonly Message[];
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly watchedBy: readonly string[];
  /** Of a member: their own. */ readonly handRaised: boolean;
  /** What the member who is looked at saved last. */
  readonly code?: Extract<LiveEvent, { type: 'code' }>;
}

export const emptyRoom: Room = {
  ...{ connected: false, handRaised: false },
  ...{ messages: [], rows: new Map(), watchedBy: [] },
};

const baseMs = 500;
const mostMs = 15_000;

/** Follows the room and comes back by itself, with backoff and jitter, as lesson 9 teaches. */
export function follow(show: (room: Room) => void): Following {
  let room = emptyRoom;
  let attempt = 0;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let looked: Look | undefined;

  const update = (change: Partial<Room>): void => {
    room = { ...room, ...change };
    show(room);
  };
  const tell = (request: LiveRequest): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
  };
  const again = (): void => {
    if (ended) return;
    update({ connected: false });
    const bound = Math.min(mostMs, baseMs * 2 ** attempt);
    attempt += 1;
    timer = setTimeout(() => void connect(), bound / 2 + (Math.random() * bound) / 2);
  };
  const connect = async (): Promise<void> => {
    try {
      const since = room.messages.at(-1)?.id ?? 0;
      const query = new URLSearchParams({ ticket: await ticket(), since: String(since) });
      socket = new WebSocket(`/api/workshop/live?${query}`);
    } catch {
      again();
      return;
    }
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      attempt = 0;
      update({ connected: true, ...after(room, JSON.parse(data) as LiveEvent) });
    };
    // The companion forgets with the connection who looked at whom.
    socket.onopen = () => looked && tell({ type: 'look', ...looked });
    socket.onclose = again;
  };
  void connect();
  return {
    look: (at) => {
      looked = at;
      tell(at ? { type: 'look', ...at } : { type: 'look-away' });
    },
    stop: () => {
      ended = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** What an event changes. */
function after(room: Room, event: LiveEvent): Partial<Room> {
  switch (event.type) {
    case 'workshop':
      return { workshop: event.workshop };
    case 'message':
      return { messages: [...room.messages, event.message] };
    case 'hand':
      return { handRaised: event.raised };
    case 'watched':
      return { watchedBy: event.by };
    case 'board':
      return { rows: new Map(event.rows.map((row) => [row.id, row])) };
    case 'rows': {
      const rows = new Map(room.rows);
      for (const row of event.rows) rows.set(row.id, row);
      for (const id of event.gone) rows.delete(id);
      return { rows };
    }
    case 'code':
      return { code: event };
  }
}
