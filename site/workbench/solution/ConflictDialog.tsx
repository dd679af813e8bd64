import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { Dialog } from '../frame/Dialog.tsx';
import { diffLines } from './diff.ts';
import type { DiffLine } from './diff.ts';

/** Two texts side by side, one of which goes on. */
export const ConflictDialog = (): JSX.Element | null => {
  const { solution, history, dialog, notices, said } = useWorkbench();
  const theirs = solution.conflict.value?.files[0]?.text;
  const mine = solution.text.value;
  const [mineLines, theirLines] = useMemo(() => diffLines(mine, theirs ?? ''), [mine, theirs]);
  if (theirs === undefined) return null;
  const close = (): void => {
    dialog.value = 'none';
  };
  const choose = (act: () => void, before: string) => () => {
    act();
    void history.keep({ files: [{ path: solution.path.value, text: before }] });
    close();
    notices.add({
      text: said.conflict.chosen,
      action: { label: said.undo, act: () => solution.edit(before) },
    });
  };
  return (
    <Dialog title={said.conflict.title} class="wb-conflict" onClose={close}>
      <p>{said.conflict.text}</p>
      <div class="wb-versions">
        <Version title={said.conflict.mine} lines={mineLines} differs={said.conflict.differs} />
        <Version title={said.conflict.theirs} lines={theirLines} differs={said.conflict.differs} />
      </div>
      <div class="wb-dialog-actions">
        <button type="button" class="wb-button" onClick={choose(() => solution.keepMine(), theirs)}>
          {said.conflict.keepMine}
        </button>
        <button type="button" class="wb-button" onClick={choose(() => solution.takeTheirs(), mine)}>
          {said.conflict.takeTheirs}
        </button>
      </div>
    </Dialog>
  );
};

interface VersionProps {
  readonly title: string;
  readonly lines: readonly DiffLine[];
  readonly differs: string;
}

const Version = ({ title, lines, differs }: VersionProps): JSX.Element => (
  <section class="wb-version">
    <h3>{title}</h3>
    <pre tabIndex={0} aria-label={title}>
      {lines.map((line, index) => (
        <span key={index} class={line.differs ? 'differs' : ''}>
          {line.differs && <span class="visually-hidden">{differs}: </span>}
          {line.text}
          {'\n'}
        </span>
      ))}
    </pre>
  </section>
);
