import { byteOrderMark, plainCell, writeCsv } from '../csv.ts';
import type { Gradebook } from './gradebook.ts';

/** Everything, for a spreadsheet: points as a whole and per check, outcomes, what was the same. */
export const csv: Gradebook = {
  name: 'csv',
  title: 'CSV',
  identities: [],
  write: (rows, { checks }) => ({
    text:
      byteOrderMark +
      writeCsv([
        ['submission', 'earned', 'possible', 'outcome', 'problem', 'same_as', ...checks],
        ...rows.map((row) => [
          plainCell(row.submission),
          row.earned,
          row.possible,
          row.outcome,
          row.problem?.code ?? '',
          plainCell(row.sameAs ?? ''),
          ...checks.map((id) => row.checks[id]?.earned ?? ''),
        ]),
      ]),
    unmatched: [],
    undecided: rows
      .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'fail')
      .map(({ submission }) => submission),
  }),
};
