import { headline } from '../../grader/render/explain.ts';
import type { Paint } from '../../grader/render/text/paint.ts';
import type { CheckReport, CheckSummary, GradeEvent, Language, Localized } from '../../grader/report.ts';
import { checkLine, pendingLine, wipe } from './check-line.ts';
import { closing } from './closing.ts';
import { fullDetails, shortDetails } from './details.ts';
import { heading } from './heading.ts';

export interface PrettyOptions {
  readonly language: Language;
  readonly say: (text: Localized) => string;
  readonly color: boolean;
  readonly paint: Paint;
  readonly columns: number;
  /** Lines may be drawn over: the check under way is shown. */
  readonly live: boolean;
  /** The command that grades the same files again. */
  readonly again: string;
}

/** With more, the first failures scroll out of sight, and they are the ones to mend first. */
const explained = 3;

/** The report for people, event by event: gives the text that each event adds. */
export function openPretty(options: PrettyOptions): (event: GradeEvent) => string {
  const shown = new Set<string>();
  let titles: ReadonlyMap<string, CheckSummary> = new Map();
  let unexplained = false;

  const finished = (check: CheckReport): string => {
    const line = (options.live ? wipe : '') + checkLine(check, options);
    const why = check.failure?.cause?.[options.language] ?? headline(check, options.language);
    // Failed without a reason of its own: the program never ran, and the report will say why, once.
    if (why === '') return check.outcome === 'fail' ? '' : line;
    // One mistake brings many checks down: it is explained where it is met first.
    const known = shown.has(why);
    const inFull = !known && shown.size < explained;
    shown.add(why);
    unexplained ||= !inFull;
    if (known) return line;
    return line + (inFull ? fullDetails(check, options) : shortDetails(check, options));
  };

  return (event) => {
    switch (event.type) {
      case 'started':
        titles = new Map(event.checks.map((check) => [check.id, check]));
        return heading(event, options);
      case 'check-started': {
        const check = titles.get(event.id);
        return options.live && check ? wipe + pendingLine(check, options) : '';
      }
      case 'check-finished':
        return finished(event.check);
      case 'finished':
        return (options.live ? wipe : '') + closing(event.report, unexplained, options);
    }
  };
}
