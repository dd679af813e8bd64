import { messages } from './checks/messages.ts';
import { names } from './checks/names.ts';
import { notices } from './checks/notices.ts';
import { paths } from './checks/paths.ts';
import { receivers } from './checks/receivers.ts';
import { robustness } from './checks/robustness.ts';
import { stats } from './checks/stats.ts';
import { who } from './checks/who.ts';

export default [...notices, ...names, ...who, ...messages, ...receivers, ...robustness, ...stats, ...paths];
