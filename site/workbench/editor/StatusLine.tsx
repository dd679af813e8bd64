import type { JSX } from 'preact';
import { formatSolution } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { openHistory } from '../history/actions.ts';
import type { EditorStatus } from './status.ts';

interface Props {
  readonly status: EditorStatus;
  readonly plain: boolean;
  readonly failed: boolean;
}

/** Below the code: what the type checker found, where the cursor is, how the keyboard gets out. */
export const StatusLine = ({ status, plain, failed }: Props): JSX.Element => {
  const workbench = useWorkbench();
  const { said, code, editor } = workbench;
  const { errors, warnings, line, column, typed } = status;
  const counts = [
    errors.value > 0 ? said.editor.errors(errors.value) : '',
    warnings.value > 0 ? said.editor.warnings(warnings.value) : '',
  ].filter(Boolean);
  return (
    <div class="wb-status">
      <span class="wb-file">{code.value.path}</span>
      {failed && <span class="wb-wrong">{said.editor.failed}</span>}
      {!plain && typed.value === 'no' && <span class="wb-wrong">{said.editor.noTypes}</span>}
      {!plain && typed.value === 'yes' && (
        <button
          type="button"
          class={`wb-problems ${errors.value > 0 ? 'errors' : ''}`}
          disabled={counts.length === 0}
          title={said.editor.nextProblem}
          onClick={() => editor.value?.nextProblem?.()}
        >
          {counts.length === 0 ? said.editor.noProblems : counts.join(', ')}
        </button>
      )}
      {!plain && typed.value !== 'loading' && editor.value?.format && (
        <button
          type="button"
          class="wb-status-button"
          aria-keyshortcuts="Shift+Alt+F"
          title={said.editor.formatHint}
          onClick={() => formatSolution(workbench)}
        >
          {said.editor.format}
        </button>
      )}
      <button type="button" class="wb-status-button" onClick={() => void openHistory(workbench)}>
        {said.history.title}
      </button>
      {!plain && <span class="wb-tab-hint">{said.editor.tabHint}</span>}
      {!plain && <span class="wb-position">{said.editor.position(line.value, column.value)}</span>}
    </div>
  );
};
