import { batch, computed, signal } from '@preact/signals';
import type { ClientsStore } from '../clients/store.ts';
import { exampleFor } from './example.ts';
import { hasScript, scriptIn } from './link.ts';
import { parseScript } from './parse.ts';
import { perform } from './perform.ts';
import { recorder } from './record.ts';
import type { ScriptKeep } from './keep.ts';

/** `running`: step after step; `paused`: after a step that was asked for alone; `stopped`: where a step could not be done. */
export type ScriptPhase = 'ready' | 'running' | 'paused' | 'stopped' | 'done';

/** The learner's script, or one that came with a link: written or recorded, and run when they say so. */
export class ScriptStore {
  readonly text = signal('');
  readonly script;
  readonly phase = signal<ScriptPhase>('ready');
  /** How many steps were done. */ readonly done = signal(0);
  readonly recording = signal(false);
  /** Whether it is in view. */ readonly open = signal(false);
  /** The text came with a link and is nobody's yet: what the learner had is kept beside it. */
  readonly shared = signal(false);
  readonly example: string;
  readonly #clients: ClientsStore;
  readonly #keep: () => ScriptKeep | undefined;
  #running = new AbortController();

  constructor(clients: ClientsStore, keep: () => ScriptKeep | undefined) {
    this.#clients = clients;
    this.#keep = keep;
    this.script = computed(() => parseScript(this.text.value, clients.panel.names));
    this.example = exampleFor(clients.panel);
  }

  /**
   * Takes what the browser has kept, or what a link brings. Nothing of it runs by itself.
   * @param fragment of the page's address
   * @returns what became of a script in it: it is shown, or it was cut on its way
   */
  take(fragment: string): 'shared' | 'broken' | undefined {
    const brought = scriptIn(fragment);
    const own = this.#keep()?.load() ?? '';
    this.#show(brought ?? own);
    this.shared.value = brought !== undefined && brought !== own;
    if (!hasScript(fragment)) return undefined;
    return brought === undefined ? 'broken' : 'shared';
  }

  /**
   * What the learner writes is theirs, and kept.
   * @returns what it takes the place of, where that was another script than the one that is changed
   */
  write(text: string): string | undefined {
    const before = this.shared.value ? this.#keep()?.load() : undefined;
    this.#show(text);
    this.shared.value = false;
    this.#keep()?.keep(text);
    return before === '' ? undefined : before;
  }

  /** Back from a script that came with a link. */
  takeOwn(): void {
    this.shared.value = false;
    this.#show(this.#keep()?.load() ?? '');
  }

  /** Notes what is done with the clients from now on, behind what is there. */
  record(): void {
    if (this.recording.value) {
      this.#clients.onAct = undefined;
      this.recording.value = false;
      return;
    }
    const write = (line: string): void => {
      this.write(`${this.text.value.trimEnd()}\n${line}\n`.trimStart());
    };
    this.#clients.onAct = recorder(this.#clients.panel.names, write);
    this.recording.value = true;
  }

  /** From the beginning, or on from where it was paused. Never rejects. */
  async run(base: string): Promise<void> {
    if (this.phase.value !== 'paused') this.done.value = 0;
    this.#begin('running');
    const { signal: given } = this.#running;
    while (this.phase.value === 'running' && !given.aborted) await this.#next(base, given);
  }

  /** The next step alone. Never rejects. */
  async step(base: string): Promise<void> {
    this.#begin('paused');
    await this.#next(base, this.#running.signal);
  }

  stop(): void {
    this.#running.abort();
    if (this.phase.value === 'running') this.phase.value = 'paused';
  }

  close(): void {
    this.stop();
    this.#clients.onAct = undefined;
  }

  #begin(phase: ScriptPhase): void {
    if (this.recording.value) this.record();
    this.#running.abort();
    this.#running = new AbortController();
    batch(() => {
      if (this.done.value >= this.script.value.steps.length) this.done.value = 0;
      this.phase.value = phase;
    });
  }

  async #next(base: string, given: AbortSignal): Promise<void> {
    const { steps, kinds } = this.script.value;
    const step = steps[this.done.value];
    const could = step && (await perform(step.what, { clients: this.#clients, base, kinds, given }));
    if (given.aborted) return;
    batch(() => {
      if (could) this.done.value += 1;
      else this.phase.value = 'stopped';
      if (this.done.value === steps.length) this.phase.value = 'done';
    });
  }

  #show(text: string): void {
    this.stop();
    batch(() => {
      this.text.value = text;
      this.done.value = 0;
      this.phase.value = 'ready';
    });
  }
}
