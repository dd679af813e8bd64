import { sections } from '../../grader/sections.ts';

export default sections({
  manager: {
    '1. One list': [
      'name-missing',
      'name-in-use',
      'name-race',
      'name-decoded',
      'query-ignored',
      'who-lists-everyone',
      'who-in-order',
      'stats-count',
    ],
    '2. Say who comes and goes': [
      'joined-announced',
      'left-announced',
      'left-after-abrupt-disconnect',
      'name-free-again',
    ],
    '3. One person, or everyone': [
      'send-reaches-one',
      'send-to-oneself',
      'send-to-unknown',
      'broadcast-reaches-everyone',
      'from-not-forged',
      'bad-message',
    ],
    '4. Let go of the slow': ['broadcast-past-the-slow'],
    'Waiting for each receiver': ['broadcast-past-the-dead'],
    'The end of someone who never came in': ['name-refused-silently'],
  },
  lifecycle: {
    '1. Let them in': ['survives-odd-request', 'unknown-path', 'unknown-upgrade'],
    '3. Be there when it ends': ['survives-abrupt-disconnect'],
    'An error that nobody hears': ['survives-broken-frame'],
    'A clean-up that a vanishing client skips': ['stats-after-abrupt-disconnect'],
  },
});
