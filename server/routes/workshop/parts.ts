import { problems } from '../../workshop/problems.ts';
import type { Runs } from '../../runs/runs.ts';
import type { Database } from '../../state/database.ts';
import type { GradingStore } from '../../state/gradings.ts';
import type { SolutionStore } from '../../state/solutions.ts';
import type { Person } from '../../workshop/api.ts';
import type { Door } from '../../workshop/door.ts';
import type { OpenedWorkshop } from '../../workshop/index.ts';
import type { Labs } from '../labs.ts';

export interface Parts {
  /** Undefined where this companion holds no workshop: then there is nothing to be found here. */
  readonly opened: OpenedWorkshop | undefined;
  /** Undefined where nobody may open one from a page. */ readonly door: Door | undefined;
  readonly labs: Labs;
  readonly solutions: SolutionStore;
  readonly gradings: GradingStore;
  readonly runs: Pick<Runs, 'cutConnections'>;
  readonly database: Pick<Database, 'backup'>;
}

export const tags = ['workshop'];

/** @throws Problem `workshop-none` */
export function openedOf({ opened }: Parts): OpenedWorkshop {
  if (!opened) throw problems('workshop-none');
  return opened;
}

/** Somebody of the workshop. @throws Problem `workshop-none`, `member-unknown` */
export function personOf(parts: Parts, id: string): Person {
  const person = openedOf(parts).workshop.person(id);
  if (!person) throw problems('member-unknown');
  return person;
}
