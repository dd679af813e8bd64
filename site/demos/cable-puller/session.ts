import type { Localized } from '../../language.ts';
import { Refused } from '../companion.ts';
import { createSide, nothing, type Side, type SideState } from './side.ts';

export interface Snapshot {
  readonly companion: 'unused' | 'starting' | 'ready' | 'unreachable' | 'refused' | 'lost';
  /** Why the companion starts no program, where it said so. */ readonly refusal?: Localized;
  readonly cable: 'in' | 'out' | 'back';
  /** Seconds since the cable was pulled. */ readonly out: number;
  /** After how many of them the server with a heartbeat let go. */ readonly noticed: number | null;
  readonly beating: SideState;
  readonly silent: SideState;
}

export interface Session {
  readonly connect: () => Promise<void>;
  readonly pull: () => Promise<void>;
  readonly plug: () => Promise<void>;
  readonly dispose: () => void;
}

export const unused: Snapshot = {
  companion: 'unused',
  cable: 'in',
  out: 0,
  noticed: null,
  beating: nothing,
  silent: nothing,
};

const variables = { HEARTBEAT_INTERVAL_MS: '3000', HEARTBEAT_TIMEOUT_MS: '2000' };

/** Two servers and their clients. `show` is called with every change. */
export const createSession = (show: (snapshot: Snapshot) => void): Session => {
  let snapshot = unused;
  let pulledAt = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;

  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    show(snapshot);
  };

  const side = (
    which: 'beating' | 'silent',
    program: string,
    given?: Readonly<Record<string, string>>,
  ): Side =>
    createSide({
      program,
      ...(given && { variables: given }),
      show: (change) => update({ [which]: { ...snapshot[which], ...change } }),
      ended: () => update({ companion: 'lost' }),
    });

  const sides = [side('beating', 'heartbeat', variables), side('silent', 'heartbeat/wrong/no-heartbeat')];

  const tick = (): void => {
    const out = Math.floor((performance.now() - pulledAt) / 1000);
    const gone = snapshot.beating.client === 'gone';
    update({ out, noticed: snapshot.noticed ?? (gone ? out : null) });
  };

  const failed = (error: unknown): void => {
    for (const each of sides) each.leave();
    if (error instanceof Refused) update({ companion: 'refused', refusal: error.reason });
    else update({ companion: 'unreachable' });
  };

  /** A click whose request fails is told, never swallowed. */
  const guarded = (act: () => Promise<void>) => async (): Promise<void> => act().catch(failed);

  return {
    connect: guarded(async () => {
      clearInterval(ticking);
      update({ ...unused, companion: 'starting' });
      await Promise.all(sides.map((each) => each.connect()));
      update({ companion: 'ready' });
    }),
    pull: guarded(async () => {
      pulledAt = performance.now();
      await Promise.all(sides.map((each) => each.pull()));
      update({ cable: 'out', out: 0, noticed: null });
      ticking = setInterval(tick, 250);
    }),
    plug: guarded(async () => {
      clearInterval(ticking);
      await Promise.all(sides.map((each) => each.plug()));
      update({ cable: 'back' });
    }),
    dispose: () => {
      clearInterval(ticking);
      for (const each of sides) each.leave();
    },
  };
};
