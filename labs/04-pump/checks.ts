import { cancels } from './checks/cancels.ts';
import { limits } from './checks/limits.ts';
import { surroundings } from './checks/surroundings.ts';
import { work } from './checks/work.ts';

export default [...work, ...cancels, ...limits, ...surroundings];
