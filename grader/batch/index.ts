export { gradeAll, type BatchEvent, type BatchOptions } from './batch.ts';
export {
  findGradebook,
  gradebooks,
  hasColumn,
  readRoster,
  type Gradebook,
  type Roster,
} from './gradebooks/index.ts';
export { problems } from './problems.ts';
export { byteOrderMark, plainCell, writeCsv } from './csv.ts';
export { isDecided, rowOf, summarize, type Row, type Summary } from './rows.ts';
export { openStore, type Store } from './store.ts';
export { findSubmissions, type Submission } from './submissions.ts';
export { labVersion } from './version.ts';
export type { Circumstances, Grade } from './verdict.ts';
