import type { Failure, Transcript, WireEvent } from './report.ts';

/** Events that a report keeps of a check; floods have more. */
const first = 200;
const around = 50;
const last = 300;

export interface Shortened<F extends Pick<Failure, 'event' | 'missingAfter'>> {
  readonly transcript: Transcript;
  readonly failure: F | undefined;
}

/**
 * Leaves out the middle of a long transcript, but for what stands around the event that a failure points to. A note tells
 * how many are gone, and the failure's indexes follow.
 */
export function shorten<F extends Pick<Failure, 'event' | 'missingAfter'>>(
  events: Transcript,
  failure?: F,
): Shortened<F> {
  if (events.length <= first + last + 2 * around) return { transcript: events, failure };
  const points = [failure?.event, failure?.missingAfter].filter((index) => index !== undefined);
  const kept = (index: number): boolean =>
    index < first ||
    index >= events.length - last ||
    points.some((point) => Math.abs(point - index) <= around);
  const places = new Map<number, number>();
  const transcript: WireEvent[] = [];
  for (let index = 0, gone = 0; index < events.length; index += 1) {
    const event = events[index];
    if (!event) continue;
    if (!kept(index)) gone += 1;
    else {
      if (gone > 0) transcript.push(leftOut(gone, event.at));
      gone = 0;
      places.set(index, transcript.push(event) - 1);
    }
  }
  return { transcript, failure: failure && { ...failure, ...moved(failure, places) } };
}

function moved(failure: Pick<Failure, 'event' | 'missingAfter'>, places: ReadonlyMap<number, number>) {
  const event = places.get(failure.event ?? -1);
  const missingAfter = places.get(failure.missingAfter ?? -1);
  return { ...(event !== undefined && { event }), ...(missingAfter !== undefined && { missingAfter }) };
}

const leftOut = (count: number, at: number): WireEvent => ({
  at,
  connection: 0,
  kind: 'note',
  text: { ko: `이벤트 ${count}개 생략`, en: `${count} events left out` },
});
