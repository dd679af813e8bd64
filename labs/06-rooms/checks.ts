import { membership } from './checks/membership.ts';
import { names } from './checks/names.ts';
import { paths } from './checks/paths.ts';
import { receivers } from './checks/receivers.ts';
import { robustness } from './checks/robustness.ts';
import { saying } from './checks/saying.ts';
import { stats } from './checks/stats.ts';

export default [...names, ...membership, ...saying, ...receivers, ...stats, ...robustness, ...paths];
