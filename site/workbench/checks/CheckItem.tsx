import type { JSX } from 'preact';
import type { Outcome } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';
import type { IconName } from '../frame/Icon.tsx';
import type { Words } from '../words/index.ts';
import { CheckDetails } from './CheckDetails.tsx';
import type { CheckState } from './store.ts';

interface Props {
  readonly check: CheckState;
  readonly open: boolean;
  readonly onToggle: () => void;
}

const icons: Readonly<Record<Outcome, IconName>> = {
  pass: 'check',
  fail: 'cross',
  inconclusive: 'unsure',
  error: 'warn',
  'not-run': 'dash',
};

/** One line of the list; once there is an outcome it opens to show what happened. */
export const CheckItem = ({ check, open, onToggle }: Props): JSX.Element => {
  const { said, lang } = useWorkbench();
  const { summary, running, report } = check;
  const details = `check-${summary.id}`;
  const state = report?.outcome ?? (running ? 'running' : 'pending');
  const line = (
    <>
      <span class="wb-outcome">{report && <Icon name={icons[report.outcome]} />}</span>
      <span class="wb-check-title">{summary.title[lang]}</span>
      <span class="visually-hidden">, {stateText(check, said)}, </span>
      {running && check.attempt > 1 && <span class="wb-faint">{said.checks.retrying(check.attempt)}</span>}
      <span class="wb-check-points">
        <span aria-hidden="true">{report ? `${report.earned}/${summary.points}` : summary.points}</span>
        <span class="visually-hidden">
          {report ? said.checks.points(report.earned, summary.points) : said.checks.worth(summary.points)}
        </span>
      </span>
    </>
  );
  return (
    <li class={`wb-check ${state}`} data-check={summary.id}>
      {report ? (
        <button
          type="button"
          class="wb-check-line"
          aria-expanded={open}
          aria-controls={details}
          onClick={onToggle}
        >
          {line}
          <Icon name="chevron" />
        </button>
      ) : (
        <div class="wb-check-line">{line}</div>
      )}
      <div id={details} class="wb-check-details" hidden={!open}>
        {open && report && <CheckDetails check={report} />}
      </div>
    </li>
  );
};

const stateText = ({ report, running, attempt }: CheckState, said: Words): string => {
  if (report) return said.checks.outcome[report.outcome];
  if (!running) return said.checks.pending;
  return attempt > 1 ? said.checks.retrying(attempt) : said.checks.running;
};
