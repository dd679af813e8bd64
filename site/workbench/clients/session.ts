import type { Signal } from '@preact/signals';
import type { ClientKind } from '../../../grader/panel.ts';
import type { Act } from './act.ts';

/** What can happen to the line of a client. `slow`: it reads slowly; `quick`: no longer. */
export type LineChange = 'cut' | 'freeze' | 'thaw' | 'slow' | 'quick';

export type SessionState = 'closed' | 'connecting' | 'open' | 'closing';

/** One client of the learner's, as often as it is connected. */
export interface Session {
  readonly kind: ClientKind;
  /** Counts from 1. */ readonly number: number;
  /** What the panel calls it; without one it goes by its number. */ readonly name: string | undefined;
  /** What its connections are called in wire events. */ readonly label: string;
  /** As typed; fields of the panel in braces. */ readonly path: Signal<string>;
  readonly state: Signal<SessionState>;
  readonly frozen: Signal<boolean>;
  /** It takes no more than a thousand bytes a second. */ readonly slow: Signal<boolean>;
  /** It was connected and nobody closed it on purpose: after a restart of the program it connects again. */
  readonly wanted: boolean;
  /** @param base where the program answers: `/runs/<id>/` */
  connect(base: string): void;
  /** Ends the connection politely, as far as its kind knows how. */
  disconnect(): void;
}

/** What every kind is made with. */
export interface SessionParts {
  readonly number: number;
  readonly name: string | undefined;
  readonly label: string;
  readonly path: string;
  /** Puts fields into a path. */ readonly fill: (path: string) => string;
  /** Told of what it does. */ readonly acted: (act: Act) => void;
}
