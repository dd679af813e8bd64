import type { ComponentChildren, JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { pageProblem } from '../problems.ts';
import { Icon } from './Icon.tsx';
import type { Notice as News } from './notices.ts';

/** What the learner should know wherever they look: the companion is away, there is a conflict, a thing can be undone. */
export const NoticeList = (): JSX.Element => {
  const { notices, connection, solution, dialog, said, lang } = useWorkbench();
  const refused = solution.state.value === 'refused' ? solution.problem.value : undefined;
  return (
    <div class="wb-notices" role="alert">
      {!connection.up.value && (
        <Notice tone="warn">{pageProblem('companion-unreachable').message[lang]}</Notice>
      )}
      {refused && <Notice tone="warn">{refused.message[lang]}</Notice>}
      {solution.conflict.value && (
        <Notice
          tone="warn"
          action={{
            label: said.conflict.choose,
            act: () => {
              dialog.value = 'conflict';
            },
          }}
        >
          {said.conflict.text}
        </Notice>
      )}
      {notices.shown.value.map((notice) => (
        <Passing key={notice.id} notice={notice} />
      ))}
    </div>
  );
};

/** One that goes away, by itself or once it is answered. */
const Passing = ({ notice }: { readonly notice: News }): JSX.Element => {
  const { notices } = useWorkbench();
  const { id, text, action } = notice;
  const answer = (): void => {
    action?.act();
    notices.dismiss(id);
  };
  return (
    <Notice action={action && { label: action.label, act: answer }} onDismiss={() => notices.dismiss(id)}>
      {text}
    </Notice>
  );
};

interface NoticeProps {
  readonly tone?: 'warn';
  readonly action?: { readonly label: string; readonly act: () => void } | undefined;
  readonly onDismiss?: () => void;
  readonly children: ComponentChildren;
}

const Notice = ({ tone, action, onDismiss, children }: NoticeProps): JSX.Element => {
  const { said } = useWorkbench();
  return (
    <div class={`wb-notice ${tone ?? ''}`}>
      {tone && <Icon name="warn" />}
      <p>{children}</p>
      {action && (
        <button type="button" class="wb-button" onClick={action.act}>
          {action.label}
        </button>
      )}
      {onDismiss && (
        <button type="button" class="wb-quiet" aria-label={said.notice.dismiss} onClick={onDismiss}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
};
