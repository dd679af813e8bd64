import { sections } from '../../grader/sections.ts';

export default sections({
  reconnect: {
    'What a good client does': ['first-address', 'takes-variables', 'ignores-unknown'],
    '1. Come back at all': ['comes-back', 'first-refused', 'broken-frame'],
    '2. Wait longer each time, and not like everybody else': [
      'backoff-doubles',
      'backoff-cap',
      'reset-by-event',
      'jitter',
    ],
    '3. Go on where you left off, and know when to stop': [
      'resumes-after-last',
      'ends-after-1000',
      'ends-after-4001',
    ],
    "4. The server's half": ['acks-events'],
    'After which codes to come back': [
      'other-codes',
      'idle-drop',
      'idle-handshake',
      'answer-is-life',
      'event-is-life',
      'ping-is-life',
      'timer-of-its-own',
    ],
    'Two for one': ['one-after-refusal', 'one-after-idle'],
    'Counting anew too early': ['open-is-no-reset'],
  },
});
