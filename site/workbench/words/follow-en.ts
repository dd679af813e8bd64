import type { FollowWords } from './follow-ko.ts';

/** What stands over the code while a file of the learner's own editor is followed, in English. */
export const followEn: FollowWords = {
  title: 'A file of your own editor',
  following: 'is followed live.',
  edit: 'Edit and save it in your own editor.',
  readOnly:
    'This file is written in your own editor and can only be read here. To go on here, press “Take a copy” above.',
  onSave: 'At every save',
  copy: 'Take a copy',
  copyHint:
    'Goes on with this code in the editor here and stops following. The code that was here stays in the history of attempts.',
  copied: 'The code of the file is in the editor now. Go on here.',
  stop: 'Stop following',
  own: 'The code that you write here.',
  again: (name) => `Follow ${name}`,
  last: 'You see what was saved last; following goes on once the file is back.',
  ended: (name) => `The companion no longer follows ${name}. This is the code that you wrote here.`,
};
