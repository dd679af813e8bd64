import { sections } from '../../grader/sections.ts';

export default sections({
  lifecycle: {
    '1. Let them in': ['unknown-paths'],
    '3. Be there when it ends': ['disconnect-drops', 'stats-queued'],
    '6. Receive while you work': [
      'work-done',
      'zero-is-a-duration',
      'ping-at-once',
      'nothing-missed',
      'cancel-queued',
      'cancel-running',
      'cancel-unknown',
      'cancelled-id-again',
      'busy',
      'room-again',
      'limit-from-variable',
      'connections-apart',
      'bad-messages',
    ],
    'An error that nobody hears': ['survives-trouble'],
    'Waiting in the wrong place': ['one-at-a-time'],
  },
});
