import type { IncomingMessage } from 'node:http';
import type { Standing } from './workshop/roles.ts';
import type { Workshop } from './workshop/workshop.ts';

/** Whose request it is. */
export interface Identity {
  /** Whose solutions, gradings and runs are meant; empty for who has not joined. */ readonly learner: string;
  readonly standing: Standing;
  /** What they are called in the workshop. */ readonly name: string;
}

/** Says whose request it is. */
export type Identify = (request: IncomingMessage) => Identity;

const owner: Identity = { learner: 'local', standing: 'owner', name: '' };
const nobody: Identity = { learner: '', standing: 'nobody', name: '' };

/**
 * On loopback there is one learner, and no cookie: the code is there in another browser too. In a workshop everybody is
 * who their signed cookie says, and nobody without one, on the instructor's own machine too.
 */
export function createIdentify(workshop?: Pick<Workshop, 'personOf'>): Identify {
  if (!workshop) return () => owner;
  return (request) => {
    const person = workshop.personOf(request);
    return person ? { learner: person.id, standing: person.role, name: person.name } : nobody;
  };
}

export function cookie(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
