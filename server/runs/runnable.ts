import type { Lab } from '../../grader/lab.ts';
import type { Solution } from '../api.ts';

/** Something that can be run. */
export interface Runnable {
  /** Of one learner only one program runs at a place: `labs/echo`, `demos/echo`. */ readonly place: string;
  readonly solution: Solution;
  /** What it may import beside Node's own modules. */ readonly packages: Lab['packages'];
  /** A client ends by itself, and nobody waits for it to listen. */ readonly role: Lab['role'];
  /** Its environment, beside PORT. */ readonly variables: Readonly<Record<string, string>>;
}

/** The place of what a learner writes for a lab. */
export const placeOf = (lab: Pick<Lab, 'slug'>): string => `labs/${lab.slug}`;

/** Slug of the lab at such a place; undefined where it is another one. */
export const labAt = (place: string): string | undefined => /^labs\/(.+)$/.exec(place)?.[1];

/** A learner's solution of a lab. */
export const labRun = (lab: Lab, solution: Solution): Runnable => ({
  place: placeOf(lab),
  solution,
  packages: lab.packages,
  role: lab.role,
  variables: defaultsOf(lab.variables),
});

/** With other values for some of its variables. */
export const withVariables = (runnable: Runnable, given: Runnable['variables'] = {}): Runnable => ({
  ...runnable,
  variables: { ...runnable.variables, ...given },
});

/** A lab's variables as its contract gives them. */
export const defaultsOf = (variables: Lab['variables']): Runnable['variables'] =>
  Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, variable.default]));
