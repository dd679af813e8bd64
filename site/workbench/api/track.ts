import type { Started } from '../../../server/api.ts';
import type { Connection } from './connection.ts';
import { ApiFault } from './faults.ts';
import { follow } from './follow.ts';

/** Somebody who wants all events of something that the companion does. */
export interface Tracker<T> {
  /** Events come from the first one on: forget what came before. */
  begin(): void;
  event(event: T): void;
  /** The companion no longer knows of it. */
  gone(): void;
}

export interface Tracked<T extends { readonly type: string }> {
  readonly started: Started;
  readonly types: readonly T['type'][];
  readonly last: readonly T['type'][];
  /** What the companion does of this kind at the moment. */
  readonly current: () => Promise<Started | undefined>;
}

/**
 * Follows the events of a run or grading through everything that may happen to the connection: an interruption goes
 * on where it stopped, and after a restart of the companion it is asked whether there is anything left to follow.
 * @returns stops following
 */
export const track = <T extends { readonly type: string }>(
  connection: Connection,
  { started, types, last, current }: Tracked<T>,
  tracker: Tracker<T>,
): (() => void) => {
  let unfollow: (() => void) | undefined;
  let stopped = false;
  const begin = (): void => {
    tracker.begin();
    unfollow = follow<T>(
      started.events,
      { types, last },
      {
        event: (event) => tracker.event(event),
        connected: (connected) => {
          if (!connected) connection.lost();
        },
        lost: () => void ask(),
      },
    );
  };
  const ask = async (): Promise<void> => {
    await connection.back();
    const alive = await connection.try(current).catch((error: unknown) => error as ApiFault);
    if (stopped) return;
    if (alive instanceof ApiFault && alive.unreachable) await ask();
    else if (alive && !(alive instanceof ApiFault) && alive.id === started.id) begin();
    else tracker.gone();
  };
  begin();
  return () => {
    stopped = true;
    unfollow?.();
  };
};
