import type { Language, Report } from '../../report.ts';
import type { Row } from '../rows.ts';
import type { Roster } from './roster.ts';

export interface GradebookOptions {
  readonly lab: Report['lab'];
  /** Ids of the lab's checks, in order. */
  readonly checks: readonly string[];
  readonly language: Language;
  /** What the grade is called in the gradebook; the lab's title where it is not given. */
  readonly assignment?: string;
}

/** Rows that found no place, by the names of their submissions. */
export interface Written {
  readonly text: string;
  /** Nobody in the roster has that name, id or address, or more than one has. */
  readonly unmatched: readonly string[];
  /** No verdict yet: a gap in the gradebook is mended, a wrong nought is believed. */
  readonly undecided: readonly string[];
}

/** A table of grades for something that reads CSV. */
export interface Gradebook {
  readonly name: string;
  /** What it is called among people. */
  readonly title: string;
  /** Columns of a roster of which one has to be there; none where no roster is needed. */
  readonly identities: readonly string[];
  write(rows: readonly Row[], options: GradebookOptions, roster?: Roster): Written;
}
