import type { ComponentChildren, JSX } from 'preact';
import type { AttemptSummary } from '../../../server/api.ts';
import { useWorkbench } from '../context.ts';
import type { Choice } from './store.ts';

/** The reference, or what opens it, and below it every attempt: when, and what came of it. */
export const AttemptList = (): JSX.Element => {
  const { history, said } = useWorkbench();
  return (
    <nav class="wb-attempts" aria-label={said.history.list}>
      <ul>
        <Reference />
        {history.attempts.value.map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
      </ul>
    </nav>
  );
};

const Reference = (): JSX.Element | null => {
  const { history, said } = useWorkbench();
  const access = history.reference.value;
  const { reference, left, notOpened, ready } = said.history;
  if (!access) return null;
  if (access.open)
    return (
      <Item choice="reference" title={reference}>
        <small>{ready}</small>
      </Item>
    );
  return (
    <li class="wb-attempt-closed">
      <strong>{reference}</strong>
      <small>{access.left === null ? notOpened : left(access.left)}</small>
    </li>
  );
};

const Attempt = ({ attempt }: { readonly attempt: AttemptSummary }): JSX.Element => {
  const { said, lang } = useWorkbench();
  const { number, at, verdict, best } = attempt;
  return (
    <Item choice={number} title={said.history.attempt(number)} tag={best ? said.history.best : undefined}>
      <small>
        {verdict
          ? said.history.score(verdict.earned, verdict.possible, verdict.passed, verdict.checks)
          : said.history.unchecked}
      </small>
      <time dateTime={at}>{timeOf(at, lang)}</time>
    </Item>
  );
};

interface ItemProps {
  readonly choice: Choice;
  readonly title: string;
  readonly tag?: string | undefined;
  readonly children: ComponentChildren;
}

const Item = ({ choice, title, tag, children }: ItemProps): JSX.Element => {
  const { history } = useWorkbench();
  return (
    <li>
      <button
        type="button"
        class="wb-attempt"
        aria-current={history.chosen.value === choice ? 'true' : undefined}
        onClick={() => void history.choose(choice)}
      >
        <strong>{title}</strong>
        {tag !== undefined && <span class="wb-attempt-best">{tag}</span>}
        {children}
      </button>
    </li>
  );
};

/** The day only where it is not today. */
const timeOf = (at: string, lang: string): string => {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(lang, { timeStyle: 'short', ...(!today && { dateStyle: 'medium' }) });
};
