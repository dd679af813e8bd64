import { entering } from './checks/entering.ts';
import { guessing } from './checks/guessing.ts';
import { issuing } from './checks/issuing.ts';
import { lifetime } from './checks/lifetime.ts';
import { once } from './checks/once.ts';
import { origins } from './checks/origins.ts';
import { robustness } from './checks/robustness.ts';

export default [...issuing, ...entering, ...once, ...lifetime, ...guessing, ...origins, ...robustness];
