import { sections } from '../../grader/sections.ts';

export default sections({
  heartbeat: {
    'Ping and pong': ['answerer-stays', 'unasked-pong-harmless', 'talker-closed', 'early-pong-no-credit'],
    '1. Ask': ['pings-when-idle', 'pings-everyone', 'pings-when-busy', 'timers-end', 'newcomer-own-time'],
    '2. Take silence for an answer': ['silent-gone'],
    'Interval, timeout, and the proxies in between': ['interval-from-variable', 'timeout-from-variable'],
    'One timer for everyone': ['pings-keep-pace', 'others-stay', 'dead-among-living'],
    'Hanging up without a word': ['silent-closed'],
    'Deaf servers take the living for dead': ['late-pong-in-time'],
  },
  lifecycle: {
    '1. Let them in': ['unknown-paths'],
    '2. Receive and send': ['echo'],
    '3. Be there when it ends': ['stats-count'],
    'An error that nobody hears': ['survives-trouble'],
  },
});
