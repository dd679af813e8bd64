import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LabPanel } from '../../grader/panel.ts';
import type { Localized, ProblemReport } from '../../grader/report.ts';
import type { WorkshopView } from '../../server/api.ts';
import type { Language } from '../language.ts';
import type { Connection } from './api/connection.ts';
import type { HintsStore } from './checks/hints-store.ts';
import type { ReplayStore } from './checks/replay-store.ts';
import type { GradingStore } from './checks/store.ts';
import type { ClientsStore } from './clients/store.ts';
import type { Code } from './editor/code.ts';
import type { MonacoModule } from './editor/load.ts';
import type { FollowStore } from './follow/store.ts';
import type { LayoutStore } from './frame/layout.ts';
import type { Notices } from './frame/notices.ts';
import type { HistoryStore } from './history/store.ts';
import type { RunStore } from './run/store.ts';
import type { ScriptStore } from './script/store.ts';
import type { SolutionStore } from './solution/store.ts';
import type { Words } from './words/index.ts';

/** What the workbench knows of its lab when the page is built. */
export interface LabProps {
  readonly slug: string;
  readonly number: string;
  readonly title: string;
  /** Who listens: the learner's program, or the checks. */ readonly role: 'server' | 'client';
  /** That it stands beside, once it is written. */
  readonly lesson?: { readonly title: string; readonly href: string };
  /** Where each check is explained, by its id. */
  readonly sections: Readonly<Record<string, Section>>;
  /** Name of the file with the types of its packages. */ readonly types: string;
  readonly starter: { readonly path: string; readonly text: string };
  /** How its clients are fitted to it. */ readonly panel: LabPanel;
  readonly variables: readonly Variable[];
}

/** Of a lesson. */
export interface Section {
  /** Title of the lesson. */ readonly lesson: string;
  /** Heading of the section. */ readonly title: string;
  readonly href: string;
}

/** Of the program's environment. */
export interface Variable {
  readonly name: string;
  /** What a run has at first. */ readonly value: string;
  readonly meaning: Localized;
}

/** What an editor, whichever it is, lets others do. */
export interface EditorHandle {
  focus(): void;
  /** Puts the cursor at a place of the text and shows it. */
  reveal(at: NonNullable<ProblemReport['at']>): void;
  /** Sets indents and spaces right, where it can. */
  format?(): Promise<void>;
  /** To the next mistake that the type checker found, where there is one. */
  nextProblem?(): void;
}

/** Everything that the parts of one workbench share. */
export interface Workbench {
  readonly lang: Language;
  readonly said: Words;
  readonly lab: LabProps;
  readonly connection: Connection;
  readonly solution: SolutionStore;
  readonly follow: FollowStore;
  /** What is shown, run and checked: the solution, or the file that is followed. */
  readonly code: ReadonlySignal<Code>;
  readonly run: RunStore;
  readonly clients: ClientsStore;
  readonly script: ScriptStore;
  readonly grading: GradingStore;
  readonly replay: ReplayStore;
  readonly history: HistoryStore;
  readonly hints: HintsStore;
  /** The workshop that the learner has joined. */
  readonly room: Signal<WorkshopView | undefined>;
  readonly layout: LayoutStore;
  readonly notices: Notices;
  readonly editor: Signal<EditorHandle | undefined>;
  /** Monaco, once it is loaded: never on narrow screens. */
  readonly monaco: Signal<MonacoModule | undefined>;
  /** The dialog that is open. */
  readonly dialog: Signal<'none' | 'shortcuts' | 'conflict' | 'history'>;
  /** Told to those who listen instead of looking. */
  readonly announcement: Signal<string>;
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

/** What it takes to show what went over a wire: what the workbench has, and whoever else shows a report. */
export interface Reader extends Pick<Workbench, 'lang' | 'said'> {
  readonly lab: Pick<LabProps, 'role'>;
  readonly layout: Pick<LayoutStore, 'narrow'>;
}

/** Where a report is read outside of the workbench. */
export const ReaderContext = createContext<Reader | undefined>(undefined);

export const useReader = (): Reader => {
  const [reader, workbench] = [useContext(ReaderContext), useContext(WorkbenchContext)];
  const found = reader ?? workbench;
  if (!found) throw new Error('There is no workbench around this component, and no reader.');
  return found;
};

export const useWorkbench = (): Workbench => {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('There is no workbench around this component.');
  return workbench;
};
