import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Report } from '../../../server/api.ts';
import type { Language } from '../../language.ts';
import { FailureWords } from '../../workbench/checks/FailureWords.tsx';
import { TranscriptView } from '../../workbench/checks/TranscriptView.tsx';
import { ReaderContext, useReader } from '../../workbench/context.ts';
import type { LabProps } from '../../workbench/context.ts';
import { Sentence } from '../../workbench/frame/Sentence.tsx';
import { LayoutStore } from '../../workbench/frame/layout.ts';
import '../../workbench/styles/index.css';
import { words } from '../../workbench/words/index.ts';

type Check = Report['checks'][number];

interface Props {
  readonly report: Report;
  readonly lab: Pick<LabProps, 'role'>;
  readonly lang: Language;
}

/** The checks that did not pass, each as whoever was graded sees it: in words, and as what went over the wire. */
export const ReadReport = ({ report, lab, lang }: Props): JSX.Element => {
  const said = words[lang];
  const layout = useMemo(() => new LayoutStore(), []);
  useEffect(() => {
    layout.open();
    return () => layout.close();
  }, [layout]);
  const failed = report.checks.filter(({ outcome }) => outcome !== 'pass');
  const opened = useSignal(failed[0]?.id);
  return (
    <ReaderContext.Provider value={{ lang, said, lab, layout }}>
      <ul class="failures">
        {failed.map((check) => (
          <li key={check.id}>
            <details open={opened.value === check.id}>
              <summary
                onClick={(event) => {
                  event.preventDefault();
                  opened.value = opened.peek() === check.id ? undefined : check.id;
                }}
              >
                <b>{check.title[lang]}</b> <code>{check.id}</code>{' '}
                {check.outcome !== 'fail' && said.checks.outcome[check.outcome]}
              </summary>
              {opened.value === check.id && <Seen check={check} />}
            </details>
          </li>
        ))}
      </ul>
    </ReaderContext.Provider>
  );
};

const Seen = ({ check }: { readonly check: Check }): JSX.Element => {
  const { said, lang } = useReader();
  const { failure, problem, transcript } = check;
  return (
    <div class="wb-check-details">
      {failure && <FailureWords failure={failure} />}
      {problem && (
        <p>
          <Sentence text={problem.message[lang]} />
        </p>
      )}
      {transcript.length > 0 && <TranscriptView check={check} title={said.checks.transcript} />}
    </div>
  );
};
