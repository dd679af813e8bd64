import type { Role } from './api.ts';

/**
 * Who sends a request: somebody of the workshop, the `owner` of a companion that is on loopback alone, or `nobody` yet.
 */
export type Standing = Role | 'owner' | 'nobody';

/** Who writes, runs and checks solutions. */
export const learners: readonly Standing[] = ['owner', 'member', 'assistant', 'instructor'];
/** Who may look into a member's work. */
export const staff: readonly Standing[] = ['instructor', 'assistant'];
export const instructors: readonly Standing[] = ['instructor'];
/** Who sees the board; the projector sees no names. */
export const boardReaders: readonly Standing[] = [...staff, 'projector'];
/** Who has joined. */
export const joined: readonly Standing[] = ['member', ...boardReaders];
export const everybody: readonly Standing[] = ['owner', 'nobody', ...joined];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route. Default `learners`. */ readonly roles?: readonly Standing[];
    /** Members may not while the workshop is paused or the lab (`:slug`) is closed. */ readonly work?: boolean;
  }
}
