import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { ScriptButtons } from './ScriptButtons.tsx';
import { ScriptHelp } from './ScriptHelp.tsx';
import { ShareLink } from './ShareLink.tsx';
import { StepList } from './StepList.tsx';

/** What the clients are to do, written or recorded: run as a whole or line by line, and passed on as a link. */
export const ScriptForm = (): JSX.Element => {
  const { script, notices, said } = useWorkbench();
  const { wrong } = script.script.value;
  const running = script.phase.value === 'running';
  const wrongId = useId();
  const part = useRef<HTMLDetailsElement>(null);
  const shared = script.shared.value;
  useEffect(() => {
    if (shared) part.current?.scrollIntoView({ block: 'nearest' });
  }, [shared]);
  const field = useRef<HTMLTextAreaElement>(null);
  /** From a button that is gone once it was pressed. */
  const toField = (): void => field.current?.focus();
  const write = (text: string): void => {
    const before = script.write(text);
    if (before === undefined) return;
    const undo = { label: said.undo, act: () => void script.write(before) };
    notices.add({ text: said.script.replaced, action: undo });
  };
  return (
    <details
      ref={part}
      class="wb-variables wb-script"
      open={script.open.value}
      onToggle={({ currentTarget }) => {
        script.open.value = currentTarget.open;
      }}
    >
      <summary>{said.script.title}</summary>
      <p class="wb-hint">{said.script.hint}</p>
      {shared && <SharedNote onTaken={toField} />}
      <div class="wb-raw">
        <label>
          <span class="wb-label">{said.script.label}</span>
          <textarea
            ref={field}
            class="wb-mono"
            rows={Math.min(12, Math.max(5, script.text.value.split('\n').length))}
            value={script.text}
            placeholder={script.example}
            readOnly={running}
            spellcheck={false}
            autocapitalize="off"
            aria-invalid={wrong.length > 0}
            aria-describedby={wrong.length > 0 ? wrongId : undefined}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
        </label>
      </div>
      {wrong.length > 0 && (
        <ul id={wrongId} class="wb-hint wb-wrong wb-wrong-lines">
          {wrong.map(({ line, wrong: why, word }) => (
            <li key={line}>
              <strong>{said.script.line(line)}</strong> {said.script.wrong[why](short(word))}
            </li>
          ))}
        </ul>
      )}
      <ScriptButtons onExample={toField} />
      <StepList />
      <ScriptHelp />
      {script.script.value.steps.length > 0 && wrong.length === 0 && <ShareLink />}
    </details>
  );
};

const SharedNote = ({ onTaken }: { readonly onTaken: () => void }): JSX.Element => {
  const { script, said } = useWorkbench();
  const takeOwn = (): void => {
    script.takeOwn();
    onTaken();
  };
  return (
    <p class="wb-shared">
      {said.script.shared}{' '}
      <button type="button" class="wb-link" onClick={takeOwn}>
        {said.script.takeOwn}
      </button>
    </p>
  );
};

const short = (word: string): string => (word.length > 40 ? `${word.slice(0, 40)}…` : word);
