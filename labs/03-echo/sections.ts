import { sections } from '../../grader/sections.ts';

export default sections({
  lifecycle: {
    '1. Let them in': ['unknown-path', 'unknown-upgrade', 'query-ignored', 'survives-odd-request'],
    '2. Receive and send': [
      'text-bytes-kept',
      'binary-bytes-kept',
      'empty-message',
      'large-message',
      'order-kept',
      'nothing-unasked',
      'clients-apart',
    ],
    '3. Be there when it ends': ['survives-abrupt-disconnect', 'stats-count', 'stats-after-broken-frame'],
    'Text that turns into binary': ['text-stays-text', 'binary-stays-binary'],
    'An error that nobody hears': ['survives-broken-frame'],
    'A clean-up that a vanishing client skips': ['stats-after-abrupt-disconnect'],
  },
});
