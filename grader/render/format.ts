import type { GradeEvent, Language, Report } from '../report.ts';

export interface RenderOptions {
  readonly language: Language;
  /** ANSI colours; only where a person looks at a terminal. */
  readonly color?: boolean;
  /** Columns to fill, 80 where it is not given. */
  readonly width?: number;
  /** Draw with ASCII alone, for terminals that cannot show box-drawing characters. */
  readonly ascii?: boolean;
}

/**
 * One way to write a report down. Everything in a report that came from a solution (payloads, output, file names)
 * is hostile: a format caps and escapes it so that its reader sees text and nothing else.
 */
export interface Format {
  /** As in `--format name`. */
  readonly name: string;
  /** Of a file that holds it, without the dot. */
  readonly extension: string;
  readonly mimeType: string;
  render(report: Report, options: RenderOptions): string;
  /**
   * Where the format can be written while the grading still runs: the text that an event adds, often none.
   * The texts of all events in their order are exactly what `render` gives for the report.
   */
  event?(event: GradeEvent, options: RenderOptions): string;
  /** What a CI service also reads, appended to the file that it names in an environment variable. */
  readonly appends?: readonly {
    readonly variable: string;
    render(report: Report, options: RenderOptions): string;
  }[];
}
