import type { Database } from '../state/database.ts';
import type { Log } from '../log.ts';
import { removeWorkshop, workshopsHeld } from '../state/removal.ts';

interface Parts {
  readonly database: Database;
  readonly log: Log;
  /** What time it is. */ readonly now: () => Date;
  /** The workshop that is open is not old, however long ago it began. */ readonly touch: () => Promise<void>;
}

const dailyMs = 24 * 60 * 60_000;

/** Deletes once a day what `removeExpired` does; until the function returned is called. */
export function removeDaily({ database, log, now, touch }: Parts, everyMs = dailyMs): () => void {
  const pass = async (): Promise<void> => {
    await touch();
    await removeExpired(database, now());
  };
  const timer = setInterval(() => {
    pass().catch((error: unknown) => log.error({ err: error }, 'workshops not deleted'));
  }, everyMs).unref();
  return () => clearInterval(timer);
}

/** Deletes every workshop that was to be kept until a moment before `now`. */
export async function removeExpired(database: Database, now: Date): Promise<void> {
  for (const { id, keptUntil } of await workshopsHeld(database))
    if (keptUntil < now.toISOString()) await removeWorkshop(database, id);
}
