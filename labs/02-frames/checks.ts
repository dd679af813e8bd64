import { closing } from './checks/closing.ts';
import { fragments } from './checks/fragments.ts';
import { lengths } from './checks/lengths.ts';
import { limits } from './checks/limits.ts';
import { malformed } from './checks/malformed.ts';
import { pieces } from './checks/pieces.ts';
import { pings } from './checks/pings.ts';
import { robustness } from './checks/robustness.ts';
import { utf8 } from './checks/utf8.ts';

export default [
  ...lengths,
  ...pieces,
  ...fragments,
  ...pings,
  ...closing,
  ...malformed,
  ...utf8,
  ...limits,
  ...robustness,
];
