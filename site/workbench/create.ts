import { computed, effect, signal, untracked } from '@preact/signals';
import type { Language } from '../language.ts';
import { createApi } from './api/client.ts';
import { createConnection } from './api/connection.ts';
import { HintsStore } from './checks/hints-store.ts';
import { ReplayStore } from './checks/replay-store.ts';
import { GradingStore } from './checks/store.ts';
import { ClientsStore } from './clients/store.ts';
import type { LabProps, Workbench } from './context.ts';
import { actOnSaves } from './follow/actions.ts';
import { FollowStore } from './follow/store.ts';
import { handleKey } from './frame/keys.ts';
import { LayoutStore } from './frame/layout.ts';
import { Notices } from './frame/notices.ts';
import { refreshHistory } from './history/actions.ts';
import { HistoryStore } from './history/store.ts';
import { RunStore } from './run/store.ts';
import { createScriptKeep } from './script/keep.ts';
import { followLink } from './script/open.ts';
import { ScriptStore } from './script/store.ts';
import { createDrafts } from './solution/drafts.ts';
import type { Drafts } from './solution/drafts.ts';
import { SolutionStore } from './solution/store.ts';
import { words } from './words/index.ts';

/** A workbench at rest: nothing is asked of the companion or the browser before `openWorkbench`. */
export const createWorkbench = (lang: Language, lab: LabProps): Workbench => {
  const api = createApi(lab.slug);
  const connection = createConnection(api);
  const drafts = () => openDrafts(lab.slug);
  const clients = new ClientsStore(lab.panel, words[lang].client.name);
  const solution = new SolutionStore({ api, connection, drafts, starter: lab.starter });
  const follow = new FollowStore(api, connection);
  return {
    lang,
    said: words[lang],
    lab,
    connection,
    solution,
    follow,
    code: computed(() => (follow.on.value ? follow : solution)),
    run: new RunStore(api, connection, lab.variables),
    clients,
    script: new ScriptStore(clients, () => keepIn((storage) => createScriptKeep(storage, lab.slug))),
    grading: new GradingStore(api, connection),
    replay: new ReplayStore(api, connection),
    history: new HistoryStore(api, connection),
    hints: new HintsStore(api, connection, lang),
    room: signal(),
    layout: new LayoutStore(),
    notices: new Notices(),
    editor: signal(),
    monaco: signal(),
    dialog: signal('none'),
    announcement: signal(''),
  };
};

/**
 * Brings back what was there before: layout, text, run, outcomes.
 * @returns lets go of everything
 */
export const openWorkbench = (workbench: Workbench): (() => void) => {
  const { connection, solution, follow, run, clients, grading, replay, layout } = workbench;
  layout.open();
  void solution.open();
  const stopActing = actOnSaves(workbench);
  void follow.open();
  void run.open();
  void grading.open().then(() => {
    if (grading.phase.value !== 'idle' && !workbench.script.shared.value) layout.result.value = 'checks';
  });
  void workbench.history.load();
  const stopNoting = effect(() => {
    if (grading.phase.value === 'finished') untracked(() => void refreshHistory(workbench));
  });
  const abort = new AbortController();
  const { signal: ended } = abort;
  document.addEventListener('keydown', (event) => handleKey(workbench, event), {
    // Before the editor, which has other uses for some of them.
    capture: true,
    signal: ended,
  });
  if (workbench.lab.role === 'server') followLink(workbench, ended);
  addEventListener('pagehide', () => solution.leave(), { signal: ended });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') void solution.refresh();
    },
    { signal: ended },
  );
  run.onWire((events) => clients.hear(events));
  const stopReconnecting = effect(() => {
    const url = run.url.value;
    // Read for the effect's sake: a program that was restarted has the address of the one before.
    if (url !== undefined && run.generation.value > 0) untracked(() => clients.reconnect(url));
  });
  return () => {
    abort.abort();
    stopReconnecting();
    stopNoting();
    stopActing();
    for (const part of [
      connection,
      solution,
      follow,
      run,
      workbench.script,
      clients,
      grading,
      replay,
      layout,
    ])
      part.close();
  };
};

/** Undefined where the browser may keep nothing: then only the companion does. */
const openDrafts = (lab: string): Drafts | undefined =>
  keepIn((storage) => createDrafts(storage, lab, tabId()));

/** What is made in the browser's storage; undefined where there is none. */
const keepIn = <T>(make: (storage: Storage) => T): T | undefined => {
  try {
    return make(localStorage);
  } catch {
    return undefined;
  }
};

/** Differs from tab to tab and outlives a reload. */
const tabId = (): string => {
  const known = sessionStorage.getItem('wirebook:tab');
  if (known !== null) return known;
  const made = Math.random().toString(36).slice(2);
  sessionStorage.setItem('wirebook:tab', made);
  return made;
};
