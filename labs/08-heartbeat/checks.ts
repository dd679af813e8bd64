import { alive } from './checks/alive.ts';
import { dead } from './checks/dead.ts';
import { pings } from './checks/pings.ts';
import { surroundings } from './checks/surroundings.ts';

export default [...pings, ...alive, ...dead, ...surroundings];
