import type { Format } from './format.ts';
import { jsonText } from './text/json.ts';

/** The report itself (grader/report.ts), whole. */
export const json: Format = {
  name: 'json',
  extension: 'json',
  mimeType: 'application/json',
  render: (report) => `${jsonText(report, 2)}\n`,
};
