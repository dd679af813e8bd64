import { signal } from '@preact/signals';

/** What stands below the editor. */
export class EditorStatus {
  readonly line = signal(1);
  readonly column = signal(1);
  readonly errors = signal(0);
  readonly warnings = signal(0);
  /** Types of the packages are there, so that there is completion for them. */
  readonly typed = signal<'loading' | 'yes' | 'no'>('loading');
}
