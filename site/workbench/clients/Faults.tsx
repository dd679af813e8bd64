import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { ApiFault } from '../api/faults.ts';
import { playWith } from '../api/play.ts';
import type { Play } from '../api/play.ts';
import { useWorkbench } from '../context.ts';
import { NetworkKnobs } from './NetworkKnobs.tsx';

/** Asks something of the run, and says that it was done, or why not. */
export type Shake = (what: (play: Play) => Promise<unknown>, done: string) => void;

/** What can go wrong between clients and program, and what can happen to the program. */
export const Faults = (): JSX.Element => {
  const { run, said, lang } = useWorkbench();
  const told = useSignal('');
  const url = run.url.value;
  const ask = async (...[what, done]: Parameters<Shake>): Promise<void> => {
    if (url === undefined) return;
    try {
      await what(playWith(url));
      told.value = done;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      told.value = error.problem.message[lang];
    }
  };
  const shake: Shake = (what, done) => void ask(what, done);
  return (
    <details class="wb-variables wb-faults">
      <summary>{said.faults.title}</summary>
      <NetworkKnobs shake={shake} />
      <ProgramButtons shake={shake} />
      <p class="wb-hint" role="status">
        {told.value}
      </p>
    </details>
  );
};

const ProgramButtons = ({ shake }: { readonly shake: Shake }): JSX.Element => {
  const { run, said } = useWorkbench();
  const button = (label: string, what: (play: Play) => Promise<void>, done: string): JSX.Element => (
    <button
      type="button"
      class="wb-button"
      disabled={run.url.value === undefined}
      onClick={() => shake(what, done)}
    >
      {label}
    </button>
  );
  const { program, terminated, restart, restarted, crash } = said.faults;
  return (
    <div class="wb-buttons" role="group" aria-label={program}>
      {button('SIGTERM', (play) => play.terminate(), terminated)}
      {button(restart, (play) => play.restart(), restarted)}
      {button(crash, (play) => play.restart({ kill: true, downMs: 3000 }), restarted)}
    </div>
  );
};
