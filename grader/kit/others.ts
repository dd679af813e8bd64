import { setImmediate } from 'node:timers/promises';

/** Lets this process serve others before a long computation goes on. */
export const letOthersGo = (): Promise<void> => setImmediate();
