import { keepalive } from './checks/keepalive.ts';
import { lines } from './checks/lines.ts';
import { paths } from './checks/paths.ts';
import { publish } from './checks/publish.ts';
import { replay } from './checks/replay.ts';
import { robustness } from './checks/robustness.ts';
import { stats } from './checks/stats.ts';
import { stream } from './checks/stream.ts';

export default [...stream, ...publish, ...lines, ...replay, ...keepalive, ...robustness, ...stats, ...paths];
