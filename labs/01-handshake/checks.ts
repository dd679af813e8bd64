import { accepting } from './checks/accepting.ts';
import { closing } from './checks/closing.ts';
import { protocols } from './checks/protocols.ts';
import { refusing } from './checks/refusing.ts';
import { robustness } from './checks/robustness.ts';
import { unknown } from './checks/unknown.ts';

export default [...accepting, ...protocols, ...closing, ...refusing, ...unknown, ...robustness];
