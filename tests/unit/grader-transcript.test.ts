import { describe, expect, test } from 'vitest';
import type { WireEvent } from '../../grader/report.ts';
import { shorten } from '../../grader/transcript.ts';

const flood = (count: number): readonly WireEvent[] =>
  Array.from({ length: count }, (_, at) => ({ at, connection: 1, kind: 'open', name: String(at) }));

const nameAt = (events: readonly WireEvent[], index = -1): string | undefined => {
  const event = events[index];
  return event?.kind === 'open' ? event.name : event?.kind;
};

describe('a transcript in a report', () => {
  test('of ordinary length is whole', () => {
    const events = flood(600);
    expect(shorten(events)).toEqual({ transcript: events, failure: undefined });
  });

  test('of a flood keeps its beginning, its end and what a failure points to', () => {
    const { transcript, failure } = shorten(flood(10_000), { event: 4000, missingAfter: 7000 });
    expect(transcript.length).toBeLessThan(800);
    expect(nameAt(transcript, failure?.event)).toBe('4000');
    expect(nameAt(transcript, failure?.missingAfter)).toBe('7000');
    expect(nameAt(transcript, 0)).toBe('0');
    expect(nameAt(transcript, transcript.length - 1)).toBe('9999');
  });

  test('says how much was left out', () => {
    const { transcript } = shorten(flood(10_000));
    const notes = transcript.filter((event) => event.kind === 'note');
    expect(notes).toMatchObject([{ text: { ko: '이벤트 9500개 생략', en: '9500 events left out' } }]);
  });
});
