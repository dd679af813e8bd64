import type { Localized } from '../report.ts';
import { hungCause, silentCause, usualCause } from './causes.ts';
import { causeOf, type Expectation, Failed } from './failed.ts';
import { describe, type Incident, isData } from './incident.ts';
import { anyText } from './phrases.ts';
import { isSilence, type Silence } from './waiting.ts';
import * as words from './words.ts';

/** What should have come. */
export interface Wanted {
  readonly phrase: Localized;
  /** Tells the usual mistakes, and where what came begins to differ. */ readonly data?: words.Data | 'close';
}

export const exactly = (data: words.Data): Wanted => ({ phrase: words.message(data), data });

/** Something else came, or nothing; `lastEvent` is the index of the newest event of the connection. */
export function unlikeWanted(
  { phrase: expected, data }: Wanted,
  seen: Incident | Silence,
  options: Expectation<Incident>,
  lastEvent: number,
): Failed {
  if (isSilence(seen)) {
    const cause = causeOf(options, undefined, seen.hung ? hungCause : silentCause);
    const observed = words.silence(seen.ms);
    return new Failed({ expected, observed, missingAfter: lastEvent, hung: seen.hung, ...cause });
  }
  const unlike = typeof data === 'object' && isData(seen) && data !== anyText;
  const observed = unlike ? words.messageUnlike(seen, data) : describe(seen);
  const cause = causeOf(options, seen, usualCause(data, seen));
  return new Failed({ expected, observed, event: seen.event, gone: seen.kind === 'end', ...cause });
}
