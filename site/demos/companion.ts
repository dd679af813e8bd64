import type { Fault } from '../../server/api.ts';
import type { Localized } from '../language.ts';

/** The companion answered, and said why it does not do what it was asked. */
export class Refused extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/** A companion that answers nothing for so long is taken to be gone, in milliseconds. */
export const patience = 10_000;

/** Asks the companion's API. Rejects after 10 s, at once where no companion answers, or with Refused. */
export const ask = async (method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Refused(((await answer.json()) as Fault).error.message);
  return answer.status === 204 ? undefined : answer.json();
};
