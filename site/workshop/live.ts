import type { BoardRow, LiveEvent, Message, WorkshopView } from '../../server/api.ts';
import { ticket } from './api.ts';

/** What the live connection has told so far. */
export interface Room {
  readonly connected: boolean;
  readonly workshop?: WorkshopView;
  readonly messages: readonly Message[];
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly watchedBy: readonly string[];
}

export const emptyRoom: Room = { connected: false, messages: [], rows: new Map(), watchedBy: [] };

const baseMs = 500;
const mostMs = 15_000;

/** Follows the room and comes back by itself, with backoff and jitter, as lesson 9 teaches. Returns how to stop. */
export function follow(show: (room: Room) => void): () => void {
  let room = emptyRoom;
  let attempt = 0;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const update = (change: Partial<Room>): void => {
    room = { ...room, ...change };
    show(room);
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
    socket.onclose = again;
  };
  void connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket?.close();
  };
}

/** What an event changes. */
function after(room: Room, event: LiveEvent): Partial<Room> {
  switch (event.type) {
    case 'workshop':
      return { workshop: event.workshop };
    case 'message':
      return { messages: [...room.messages, event.message] };
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
      return {};
  }
}
