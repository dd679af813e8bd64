import type { HistoryWords } from './history-ko.ts';
import { plural } from './plural.ts';

/** What the history of attempts says, in English. */
export const historyEn: HistoryWords = {
  title: 'History of attempts',
  list: 'Attempts',
  empty: 'No attempts so far. Every check leaves its code and its score here.',
  attempt: (number) => `Attempt ${number}`,
  now: 'Your code now',
  reference: 'Reference',
  best: 'best',
  unchecked: 'not checked',
  score: (earned, possible, passed, checks) =>
    `${earned} of ${possible} points, ${passed} of ${checks} checks passed`,
  left: (left) =>
    `Opens when every check passes, or after ${plural(left, 'more check')} of code that you changed in between. Code that does not even start is not counted.`,
  notOpened: 'Opens when every check passes, or when the instructor opens it.',
  ready: 'Compare it with your code.',
  opened: 'You can look at the reference now.',
  compare: 'Compare',
  look: 'See the reference',
  difference: (one, other) => `${one} → ${other}`,
  back: 'Go back to this code',
  backDone: (number) => `The code of attempt ${number} is back. What you had until now is in the history.`,
  same: 'The two are the same.',
  changes: (removed, added) => `${plural(removed, 'line')} removed, ${plural(added, 'line')} added`,
  view: 'View',
  views: { side: 'Side by side', text: 'Line by line' },
  removed: 'removed',
  added: 'added',
  skipped: (count) => `${plural(count, 'line')} the same`,
};
