import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { Dialog } from '../frame/Dialog.tsx';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { goBackTo } from './actions.ts';
import { AttemptList } from './AttemptList.tsx';
import { Difference } from './Difference.tsx';

/** All attempts, and what lies between the chosen one and the code as it is now. */
export const HistoryDialog = (): JSX.Element => {
  const { history, dialog, said } = useWorkbench();
  const problem = history.problem.value;
  const nothing = history.attempts.value.length === 0 && history.chosen.value === undefined;
  return (
    <Dialog
      title={said.history.title}
      class={nothing ? 'wb-history nothing' : 'wb-history'}
      onClose={() => {
        dialog.value = 'none';
      }}
    >
      {problem && <ProblemBox problem={problem} />}
      <div class="wb-history-panes">
        <AttemptList />
        <div class="wb-difference">{nothing ? <p class="wb-empty">{said.history.empty}</p> : <Chosen />}</div>
      </div>
    </Dialog>
  );
};

/** From an attempt to the code now, or from that to the reference: what comes later is on the right. */
const Chosen = (): JSX.Element | null => {
  const workbench = useWorkbench();
  const { history, code, said } = workbench;
  const choice = history.chosen.value;
  const text = history.text.value;
  if (choice === undefined || text === undefined) return null;
  const now = { name: said.history.now, text: code.value.text.value };
  if (choice === 'reference')
    return <Difference before={now} after={{ name: said.history.reference, text }} />;
  return (
    <>
      <Difference before={{ name: said.history.attempt(choice), text }} after={now} />
      {text !== now.text && (
        <div class="wb-dialog-actions">
          <button type="button" class="wb-button" onClick={() => void goBackTo(workbench, choice, text)}>
            {said.history.back}
          </button>
        </div>
      )}
    </>
  );
};
