import { messages } from './checks/messages.ts';
import { paths } from './checks/paths.ts';
import { robustness } from './checks/robustness.ts';
import { stats } from './checks/stats.ts';

export default [...messages, ...robustness, ...stats, ...paths];
