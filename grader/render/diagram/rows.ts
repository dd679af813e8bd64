import type { CheckReport, Failure, Language, Transcript, WireEvent } from '../../report.ts';
import { inertLine } from '../text/inert.ts';
import { say } from '../words.ts';

/** A line of a sequence diagram, whatever draws it. */
export type Row =
  | {
      readonly kind: 'event';
      readonly event: WireEvent;
      /** Place in the transcript. */ readonly index: number;
      /** This is what broke the promise. */ readonly marked: boolean;
    }
  | {
      readonly kind: 'missing';
      /** What should have come here and did not. */ readonly text: string;
      /** On which connection it was waited for, where that is known. */ readonly connection?: number;
    }
  | { readonly kind: 'gap'; readonly count: number };

/** How many of the first rows stay when the middle is left out: who connected, and how. */
const beginning = 4;
/** How many stay behind the one that matters. */
const aftermath = 4;

/** The rows of a check's transcript: at most `most`, around what broke the promise. */
export function rowsOf(check: CheckReport, language: Language, most = 28): Row[] {
  const rows = allRows(check, language);
  if (rows.length <= most) return rows;
  const found = rows.findIndex((row) => row.kind === 'missing' || (row.kind === 'event' && row.marked));
  const focus = found < 0 ? rows.length - 1 : found;
  const end = Math.min(rows.length, Math.max(focus + aftermath + 1, most));
  const start = Math.max(beginning, end - (most - beginning));
  return [
    ...rows.slice(0, beginning),
    ...gap(start - beginning),
    ...rows.slice(start, end),
    ...gap(rows.length - end),
  ];
}

function allRows({ transcript, failure }: CheckReport, language: Language): Row[] {
  const missing = failure?.missingAfter === undefined ? [] : [missingRow(transcript, failure, language)];
  const rows = transcript.flatMap((event, index): Row[] => [
    ...eventRow(event, index, index === failure?.event),
    ...(index === failure?.missingAfter ? missing : []),
  ]);
  // Nothing at all was seen: what is missing is all that there is.
  return failure?.missingAfter !== undefined && !(failure.missingAfter in transcript)
    ? [...rows, ...missing]
    : rows;
}

/** The last event before it is one of the connection that it was waited for on. */
function missingRow(
  transcript: Transcript,
  { missingAfter = -1, expected }: Failure,
  language: Language,
): Row {
  const before = transcript[missingAfter];
  const text = say.missing[language](inertLine(expected[language]));
  return {
    kind: 'missing',
    text,
    ...(before && before.kind !== 'note' && { connection: before.connection }),
  };
}

/** That a connection opened shows in its lane; it has a row of its own only when it is the fault. */
const eventRow = (event: WireEvent, index: number, marked: boolean): Row[] =>
  event.kind === 'open' && !marked ? [] : [{ kind: 'event', event, index, marked }];

const gap = (count: number): Row[] => (count > 0 ? [{ kind: 'gap', count }] : []);
