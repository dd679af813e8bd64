import { sections } from '../../grader/sections.ts';

export default sections({
  sse: {
    'An answer that does not end': [
      'named-events',
      'text-kept',
      'retry-told',
      'retry-from-variable',
      'keepalive',
      'keepalive-from-variable',
      'keepalive-for-each',
    ],
    '1. Open a stream': ['stream-opens', 'unknown-path', 'query-ignored', 'survives-odd-request'],
    '2. Publish to everybody': [
      'publish-answered',
      'everyone-hears',
      'ids-in-order',
      'body-in-pieces',
      'bad-publish',
      'survives-aborted-publish',
      'stats-count',
    ],
    '3. Remember, and resume': [
      'live-only',
      'missed-come-first',
      'nothing-missed',
      'zero-is-an-id',
      'history-default',
      'history-from-variable',
    ],
    'A line break in the data': ['event-line-break', 'lines-kept'],
    'Waiting between the replay and the live events': ['no-gap-no-double'],
    'Clean-up in the wrong event': ['survives-vanished-subscriber', 'stats-after-leaving'],
  },
});
