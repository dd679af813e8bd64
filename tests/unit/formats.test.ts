import { describe, expect, it } from 'vitest';
import { findFormat, formats } from '../../grader/render/index.ts';
import { eventsOf } from '../../grader/render/events.ts';
import type { Language } from '../../grader/report.ts';
import { commandsIn } from './fixtures/actions-runner.ts';
import { everyOutcome, hostile, notStarted } from './fixtures/reports.ts';

const reports = { everyOutcome, hostile, notStarted };
const languages: readonly Language[] = ['ko', 'en'];

describe('the formats', () => {
  it('are the ten that issue trackers, graders, CI services and people read', () => {
    expect(formats.map(({ name }) => name)).toEqual([
      'json',
      'ndjson',
      'junit',
      'tap',
      'ctrf',
      'gradescope',
      'exercism',
      'github',
      'classroom',
      'markdown',
    ]);
  });

  it('are found by name, and nothing else is', () => {
    expect(findFormat('junit')?.extension).toBe('xml');
    expect(findFormat('JUnit')).toBeUndefined();
    expect(findFormat('__proto__')).toBeUndefined();
  });

  describe.each(formats)('$name', (format) => {
    it.each(languages)('ends with one line feed and is the same each time (%s)', (language) => {
      for (const report of Object.values(reports)) {
        const written = format.render(report, { language });
        expect(written).toMatch(/[^\n]\n$/);
        expect(format.render(report, { language })).toBe(written);
      }
    });

    it.each(languages)(
      'carries no control character, whatever a solution sent or printed (%s)',
      (language) => {
        // eslint-disable-next-line no-control-regex
        const active = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;
        for (const report of Object.values(reports))
          expect(format.render(report, { language })).not.toMatch(active);
      },
    );

    it.each(languages)('gives a CI runner no command that a solution wrote (%s)', (language) => {
      const forged = commandsIn(format.render(hostile, { language })).filter(
        ({ name }) => format.name !== 'github' || !['error', 'warning', 'notice'].includes(name),
      );
      expect(forged).toEqual([]);
    });

    it('stays within bounds when everything in the report is far too long', () => {
      // The report itself is what the grader capped; the other formats say less, not more.
      const most = ['json', 'ndjson'].includes(format.name) ? 1_000_000 : 120_000;
      expect(format.render(hostile, { language: 'ko' }).length).toBeLessThan(most);
    });
  });

  it('that can be written while the grading runs give the same text as at its end', () => {
    const streaming = formats.filter((format) => format.event !== undefined);
    expect(streaming.map(({ name }) => name)).toEqual(['ndjson']);
    for (const format of streaming) {
      for (const report of Object.values(reports)) {
        const written = eventsOf(report).map((event) => format.event?.(event, { language: 'en' }));
        expect(written.join('')).toBe(format.render(report, { language: 'en' }));
      }
    }
  });
});

describe('json', () => {
  it.each(Object.entries(reports))('is the report itself (%s)', (_name, report) => {
    expect(JSON.parse(findFormat('json')?.render(report, { language: 'ko' }) ?? '')).toEqual(report);
  });
});

describe('ndjson', () => {
  it('has an event a line, the last one with the whole report', () => {
    const lines = findFormat('ndjson')?.render(everyOutcome, { language: 'en' }).trimEnd().split('\n') ?? [];
    const events = lines.map((line) => JSON.parse(line) as { type: string });
    expect(events.map(({ type }) => type).filter((type) => type === 'check-finished')).toHaveLength(6);
    expect(events[0]).toMatchObject({ type: 'started', seed: '7f3a' });
    expect(events.at(-1)).toEqual({ type: 'finished', report: everyOutcome });
  });
});
