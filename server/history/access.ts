import { staff, type Standing } from '../workshop/roles.ts';
import type { ReferenceAccess } from './api.ts';

/** So many different attempts are an honest try. */
export const honestAttempts = 5;

export interface Asking {
  readonly standing: Standing;
  /** All checks of the lab, once. */ readonly passed: boolean;
  /** Different programs that ran and were checked, the starter left out. */ readonly attempts: number;
  /** What the instructor decided for the lab; undefined where there is no workshop. */
  readonly opened: boolean | undefined;
}

/**
 * Who has passed may compare. Alone, one may also after an honest number of attempts; in a workshop that is for the
 * instructor to decide, who sees more than a number.
 */
export function referenceAccess({ standing, passed, attempts, opened }: Asking): ReferenceAccess {
  if (opened === undefined) {
    const left = Math.max(0, honestAttempts - attempts);
    return passed || left === 0 ? { open: true, left: 0 } : { open: false, left };
  }
  return { open: passed || opened || staff.includes(standing), left: null };
}
