import type { CheckReport, Language } from '../../../grader/report.ts';
import type { LabProps } from '../context.ts';
import type { Marks } from '../wire/Sequence.tsx';
import type { Words } from '../words/index.ts';

/** Where in its transcript a check failed. What is missing was waited for on the connection of the event before. */
export const marksOf = (
  { transcript, failure }: Pick<CheckReport, 'transcript' | 'failure'>,
  {
    said,
    lang,
    lab,
  }: { readonly said: Words; readonly lang: Language; readonly lab: Pick<LabProps, 'role'> },
): Marks => {
  if (failure?.event !== undefined) return { broke: { event: failure.event, text: said.checks.broke } };
  if (failure?.missingAfter === undefined) return {};
  return {
    missing: {
      after: failure.missingAfter,
      connection: transcript[failure.missingAfter]?.connection ?? 0,
      // Whoever is graded: of a client lab the program is the client.
      from: lab.role,
      text: said.checks.missing,
      expected: failure.expected[lang],
    },
  };
};
