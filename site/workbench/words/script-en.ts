import type { ScriptWords } from './script-ko.ts';

/** What the scripts of the client panel say, in English. */
export const scriptEn: ScriptWords = {
  title: 'Script',
  hint: 'One action a line: who, and what. There are connect, subscribe, text, json, binary, close, frame, cut, freeze, thaw, slow and quick; wait, get and post stand alone. A line that begins with # is a remark. What you write stays in this browser.',
  label: 'Script, one action a line',
  example: 'Insert an example',
  run: 'Run from the start',
  goOn: 'Go on',
  stop: 'Stop',
  step: 'One line',
  record: 'Record actions',
  recordEnd: 'End recording',
  recording: 'What you do with the clients is now written down at the end of the script.',
  steps: 'How far the script is',
  line: (line) => `Line ${line}`,
  state: { done: 'done', next: 'next', stopped: 'stopped here' },
  phase: {
    running: (done, all) => `${done} of ${all} steps done.`,
    done: (all) => `All ${all} steps done.`,
    stopped: (line) =>
      `Stopped at line ${line}: this client is not connected. Is there a line before it that connects it? Was it refused or cut off? The log tells.`,
  },
  link: 'Copy a link',
  linkLabel: 'Address that opens this script',
  shared:
    'This script came with a link. Nothing happens before you press Run. Once you change it, it is yours.',
  takeOwn: 'Back to my own script',
  replaced: 'The script that came is yours now, in place of the one that you had.',
  arrived: 'The script that came with the link is in the client panel. Nothing of it has run.',
  broken: 'The script in this link cannot be read. Was the address cut off on its way?',
  wrong: {
    who: (word) =>
      `There is no client “${word}”. A line begins with a client’s name or number (1 to 20), or with wait, get or post.`,
    verb: (word) =>
      `“${word}” is no action. There are connect, subscribe, text, json, binary, close, frame, cut, freeze, thaw, slow and quick.`,
    path: (word) =>
      `“${word}” is no path of the program. It begins with / and has neither spaces nor “..”, for example /ws?name=alice`,
    json: () =>
      'This is not JSON. Look at its quotes and braces, for example json {"type":"join","room":"tech"}',
    hex: () => 'Write hex, two digits a byte, for example binary ff 00 41',
    close: (word) =>
      `“${word}” is no way to close. A browser sends 1000 or 3000 to 4999, and a reason of at most 123 bytes, for example close 4000 bye`,
    frame: () =>
      'This frame cannot be read. Examples: frame text fin=0 "hel", frame ping "x", frame bytes 81 00',
    wait: () => 'Write how many milliseconds to wait, from 1 to 60000, for example wait 500',
    'nothing-more': (word) => `“${word}” is left over: nothing stands behind this action.`,
    mixed: () =>
      'A client that makes its frames by hand cannot subscribe to an event stream. Take another client for it.',
    steps: (word) => `Too many steps: a script has at most ${word}.`,
    long: (word) => `The script is too long: it has at most ${word} characters.`,
  },
};
