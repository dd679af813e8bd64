import type { Isolation } from '../../grader/report.ts';
import type { Database } from '../state/database.ts';
import type { SolutionStore } from '../state/solutions.ts';
import { WorkshopStore } from '../state/workshops.ts';
import type { Labs } from '../routes/labs.ts';
import { Live } from './live.ts';
import { Tickets } from './tickets.ts';
import { type Keys, Workshop, type WorkshopOptions } from './workshop.ts';

export type { Keys } from './workshop.ts';

export interface WorkshopSettings extends WorkshopOptions {
  /** Levels of isolation below `full` that were asked for by name. */
  readonly allowIsolation?: readonly Isolation[];
}

export interface OpenedWorkshop {
  readonly workshop: Workshop;
  readonly tickets: Tickets;
  readonly live: Live;
  /** Of one that has just been made. */ readonly keys?: Keys;
}

/** Opens the workshop of this title, or makes it. */
export async function openWorkshop(
  database: Database,
  options: WorkshopOptions,
  { solutions, labs, now }: { readonly solutions: SolutionStore; readonly labs: Labs; readonly now: Date },
): Promise<OpenedWorkshop> {
  const { workshop, keys } = await Workshop.open(new WorkshopStore(database), options, now);
  const tickets = new Tickets();
  const saved = async (member: string, slug: string) => {
    const lab = await labs.find(slug);
    const { revision, files } = await solutions.load(member, lab.slug);
    return { member, lab: lab.slug, revision, files: files ?? (await labs.starter(lab)).files };
  };
  return { workshop, tickets, live: new Live({ workshop, tickets, saved }), ...(keys && { keys }) };
}
