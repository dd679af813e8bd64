import { backoff } from './checks/backoff.ts';
import { coming } from './checks/coming.ts';
import { ends } from './checks/ends.ts';
import { events } from './checks/events.ts';
import { idle } from './checks/idle.ts';
import { jitter } from './checks/jitter.ts';
import { single } from './checks/single.ts';

export default [...events, ...coming, ...backoff, ...jitter, ...ends, ...idle, ...single];
