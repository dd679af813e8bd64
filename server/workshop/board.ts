import type { Report } from '../../grader/report.ts';
import type { Activity } from '../activity.ts';
import type { SolutionFile } from '../api.ts';
import type { StoredLabState, WorkshopStore } from '../state/workshops.ts';
import type { BoardRow, LabState, Stuck } from './api.ts';
import { afterReport, nothingYet, stuckForLong } from './lab-state.ts';
import { counted, type Tallies } from './tallies.ts';

/** What a save is told as, to whoever looks at that member's lab. */
export interface Saved {
  readonly member: string;
  readonly lab: string;
  readonly revision: number;
  readonly files: readonly SolutionFile[] | null;
}

interface Seat {
  readonly name: string;
  handRaisedAt: string | null;
  connections: number;
  readonly labs: Map<string, LabState>;
  readonly tallies: Map<string, Tallies>;
  readonly live: Map<string, { running: boolean; checking: number }>;
}

/** Changes are told together, so that a room that types does not flood the board. */
const batchMs = 100;

/** Where every member stands. Of a member's own doing it hears as `Activity`; what lasts is on disk. */
export class Board implements Activity {
  onRows: (rows: readonly BoardRow[], gone: readonly string[]) => void = () => undefined;
  onSaved: (saved: Saved) => void = () => undefined;
  readonly #store: WorkshopStore;
  readonly #seats = new Map<string, Seat>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: WorkshopStore) {
    this.#store = store;
  }

  seat(id: string, name: string, handRaisedAt: string | null = null): void {
    this.#seats.set(id, {
      name,
      handRaisedAt,
      connections: 0,
      labs: new Map(),
      tallies: new Map(),
      live: new Map(),
    });
    this.#tell(id);
  }

  leave(id: string): void {
    this.#seats.delete(id);
    this.#tell(id);
  }

  restore({ member, lab, state, tallies }: StoredLabState): void {
    const seat = this.#seats.get(member);
    seat?.labs.set(lab, state);
    seat?.tallies.set(lab, tallies);
  }

  /** How the checks of each lab went, by lab, one of each member who has had a verdict there. */
  get tallies(): ReadonlyMap<string, readonly Tallies[]> {
    const all = [...this.#seats.values()].flatMap(({ tallies }) => [...tallies]);
    const labs = Map.groupBy(all, ([lab]) => lab);
    return new Map([...labs].map(([lab, own]) => [lab, own.map(([, tallies]) => tallies)]));
  }

  get size(): number {
    return this.#seats.size;
  }

  get rows(): readonly BoardRow[] {
    return [...this.#seats].map(([id, seat]) => rowOf(id, seat));
  }

  connected(id: string, change: 1 | -1): void {
    this.#change(id, (seat) => (seat.connections += change));
  }

  raiseHand(id: string, at: string | null): void {
    this.#change(id, (seat) => (seat.handRaisedAt = at));
  }

  saved(learner: string, lab: string, revision: number, files: readonly SolutionFile[] | null): void {
    this.#change(learner, ({ labs }) => {
      labs.set(lab, { ...(labs.get(lab) ?? nothingYet), savedAt: new Date().toISOString() });
    });
    this.onSaved({ member: learner, lab, revision, files });
  }

  running(learner: string, lab: string, alive: boolean): void {
    this.#change(learner, (seat) => (liveOf(seat, lab).running = alive));
  }

  checking(learner: string, lab: string): void {
    this.#change(learner, (seat) => (liveOf(seat, lab).checking += 1));
  }

  async checked(learner: string, lab: string, report: Report | null): Promise<void> {
    const seat = this.#seats.get(learner);
    if (!seat) return;
    const live = liveOf(seat, lab);
    live.checking = Math.max(0, live.checking - 1);
    if (report) {
      const state = afterReport(seat.labs.get(lab) ?? nothingYet, report, new Date().toISOString());
      const tallies = counted(seat.tallies.get(lab) ?? {}, report);
      seat.labs.set(lab, state);
      seat.tallies.set(lab, tallies);
      await this.#store.setLabState({ member: learner, lab, state, tallies });
    }
    this.#tell(learner);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #change(id: string, change: (seat: Seat) => void): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    change(seat);
    this.#tell(id);
  }

  #tell(id: string): void {
    this.#changed.add(id);
    this.#timer ??= setTimeout(() => this.#flush(), batchMs).unref();
  }

  #flush(): void {
    this.#timer = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    const rows = changed.flatMap((id) => {
      const seat = this.#seats.get(id);
      return seat ? [rowOf(id, seat)] : [];
    });
    this.onRows(
      rows,
      changed.filter((id) => !this.#seats.has(id)),
    );
  }
}

function liveOf({ live }: Seat, lab: string): { running: boolean; checking: number } {
  const known = live.get(lab) ?? { running: false, checking: 0 };
  live.set(lab, known);
  return known;
}

function rowOf(id: string, seat: Seat): BoardRow {
  const { name, connections, handRaisedAt } = seat;
  const labs = Object.fromEntries(
    [...new Set([...seat.labs.keys(), ...seat.live.keys()])].map((lab) => [lab, shown(seat, lab)]),
  );
  const needsHelp = handRaisedAt !== null || Object.values(labs).some(stuckForLong);
  return { id, name, connected: connections > 0, handRaisedAt, needsHelp, labs };
}

/** What lasts, with what goes on at this moment on top of it. */
function shown(seat: Seat, lab: string): LabState & { readonly stuck: Stuck | null } {
  const state = seat.labs.get(lab) ?? nothingYet;
  const live = seat.live.get(lab);
  if (live && live.checking > 0) return { ...state, state: 'checking' };
  return live?.running && state.state !== 'passed' ? { ...state, state: 'running' } : state;
}
