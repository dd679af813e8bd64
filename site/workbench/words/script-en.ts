import type { ScriptWords } from './script-ko.ts';

/** What the scripts of the client panel say, in English. */
export const scriptEn: ScriptWords = {
  title: 'Script',
  hint: 'One action a line: who, and what. Call a client by its name or its number. A line that begins with # is a remark. What you write stays in this browser.',
  help: 'What can be done',
  does: {
    connect: 'Connects a WebSocket. Subprotocols may follow the path.',
    subscribe: 'Subscribes to an event stream.',
    text: 'Sends a text message.',
    json: 'Sends a text message, once it is known to be JSON.',
    binary: 'Sends a binary message, written in hex.',
    close: 'Begins the closing handshake. Code and reason may be left out.',
    frame: 'Sends a frame made by hand. There are fin=0, rsv1, unmasked, opcode=3, hex=ff and length=5.',
    pong: 'Leaves pings unanswered from the next connect on. pong on answers them again.',
    open: 'Connects by TCP alone. Nothing is sent by itself: write the handshake, too.',
    bytes: 'Sends bytes just as they are: text in quotes, or hex (81 00).',
    end: 'Ends our half of the TCP connection. The server can still send.',
    freeze: 'Freezes the line: nothing arrives any more, and neither end is told.',
    thaw: 'Thaws a frozen line.',
    cut: 'Cuts the line without a goodbye.',
    slow: 'Reads no more than 1,000 bytes a second.',
    quick: 'Reads at full speed again.',
    wait: 'Waits so many milliseconds.',
    get: 'Sends a GET request.',
    post: 'Sends a POST request. What follows the path is its body.',
  },
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
    verb: (word) => `“${word}” is no action. See “What can be done” below.`,
    path: (word) =>
      `“${word}” is no path of the program. It begins with / and has neither spaces nor “..”, for example /ws?name=alice`,
    json: () =>
      'This is not JSON. Look at its quotes and braces, for example json {"type":"join","room":"tech"}',
    hex: () => 'Write hex, two digits a byte, for example binary ff 00 41',
    bytes: () =>
      'Write the bytes as text in quotes or as hex, for example bytes "GET / HTTP/1.1\\r\\n", or bytes 81 00',
    pong: () => 'Write on or off behind pong, for example pong off',
    close: (word) =>
      `“${word}” is no way to close. A browser sends 1000 or 3000 to 4999, and a reason of at most 123 bytes, for example close 4000 bye`,
    frame: () =>
      'This frame cannot be read. Examples: frame text fin=0 "hel", frame ping "x", frame bytes 81 00',
    wait: () => 'Write how many milliseconds to wait, from 1 to 60000, for example wait 500',
    'nothing-more': (word) => `“${word}” is left over: nothing stands behind this action.`,
    mixed: () =>
      'A client that makes its frames by hand cannot subscribe to an event stream. Take another client for it.',
    bare: (word) =>
      `A client that was connected by “open” has no “${word}”. Write its bytes, or take another client for the WebSocket.`,
    steps: (word) => `Too many steps: a script has at most ${word}.`,
    long: (word) => `The script is too long: it has at most ${word} characters.`,
  },
};
