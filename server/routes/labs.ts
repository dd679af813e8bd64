import { z } from 'zod';
import type { Lab } from '../../grader/lab.ts';
import type { Solution } from '../api.ts';

export const labParams = z.object({ slug: z.string().describe('Slug of the lab: `echo`') });

export const idParams = z.object({ id: z.string() });

/** The labs, as routes need them. */
export interface Labs {
  /** @throws Problem `lab-unknown` */
  find(slug: string): Promise<Lab>;
  /** What a learner begins with. */
  starter(lab: Lab): Promise<Solution>;
  /** What a learner may compare with in the end. */
  reference(lab: Lab): Promise<Solution>;
}
