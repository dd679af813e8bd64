import type { ReadonlySignal } from '@preact/signals';
import type { Solution } from '../../../server/api.ts';

/** The code that is shown, run and checked: what the learner writes here, or a file that they write elsewhere. */
export interface Code {
  readonly path: ReadonlySignal<string>;
  readonly text: ReadonlySignal<string>;
  /** As the API takes it. */
  current(): Solution;
  /** Missing where it can be read alone. */
  edit?(text: string): void;
}
