import type { SavedSolution } from '../../../server/api.ts';
import type { Draft } from './drafts.ts';

export type Decision =
  /** What the companion has is shown. */
  | 'saved'
  /** What this browser has goes on from it and is saved next. */
  | 'draft'
  /** Both have gone on from somewhere else: a person must choose. */
  | 'conflict';

/** Which text counts where both the browser and the companion hold one. Nothing that differs is ever dropped unasked. */
export const decide = (draft: Draft | undefined, saved: SavedSolution): Decision => {
  if (!draft || draft.text === saved.files[0]?.text) return 'saved';
  // The companion knows less than it once did: other data, or none.
  if (saved.revision < draft.revision) return 'conflict';
  if (!draft.dirty) return 'saved';
  return saved.revision === draft.revision ? 'draft' : 'conflict';
};
