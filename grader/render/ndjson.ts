import { eventsOf } from './events.ts';
import type { Format } from './format.ts';
import { jsonText } from './text/json.ts';
import type { GradeEvent } from '../report.ts';

const line = (event: GradeEvent): string => `${jsonText(event)}\n`;

/** One GradeEvent (grader/report.ts) a line, as they come; the last one holds the report. */
export const ndjson: Format = {
  name: 'ndjson',
  extension: 'ndjson',
  mimeType: 'application/x-ndjson',
  render: (report) => eventsOf(report).map(line).join(''),
  event: line,
};
