import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import { ConflictDialog } from '../solution/ConflictDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

/** The dialog that is open, if one is. */
export const Dialogs = (): JSX.Element | null => {
  const { dialog } = useWorkbench();
  if (dialog.value === 'shortcuts') return <ShortcutsDialog />;
  if (dialog.value === 'history') return <HistoryDialog />;
  return dialog.value === 'conflict' ? <ConflictDialog /> : null;
};
