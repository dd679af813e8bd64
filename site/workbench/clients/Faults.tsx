import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SetFaults } from '../../../server/play.ts';
import { ApiFault } from '../api/faults.ts';
import { playWith } from '../api/play.ts';
import { useWorkbench } from '../context.ts';
import { TextField } from './TextField.tsx';

/** What can go wrong between clients and program, and what can happen to the program. The same seed, the same faults. */
export const Faults = (): JSX.Element => {
  const { run, said, lang } = useWorkbench();
  const url = run.url.value;
  const knobs = {
    latencyMs: useSignal('0'),
    jitterMs: useSignal('0'),
    bandwidth: useSignal(''),
    cutAfterMs: useSignal(''),
    seed: useSignal('1'),
  };
  const told = useSignal('');
  const wanted = faultsOf(
    Object.fromEntries(Object.entries(knobs).map(([name, { value }]) => [name, value.trim()])),
  );
  const ask = async (what: (base: string) => Promise<unknown>, done: string): Promise<void> => {
    if (url === undefined) return;
    try {
      await what(url);
      told.value = done;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      told.value = error.problem.message[lang];
    }
  };
  const apply = (event: Event): void => {
    event.preventDefault();
    if (wanted) void ask((base) => playWith(base).setFaults(wanted), said.faults.applied);
  };
  return (
    <details class="wb-variables wb-faults">
      <summary>{said.faults.title}</summary>
      <form class="wb-form" onSubmit={apply}>
        {(['latencyMs', 'jitterMs', 'bandwidth', 'cutAfterMs', 'seed'] as const).map((name) => (
          <TextField key={name} label={said.faults[name]} value={knobs[name]} shown />
        ))}
        <button class="wb-button" disabled={url === undefined || !wanted}>
          {said.faults.apply}
        </button>
        <button
          type="button"
          class="wb-button"
          disabled={url === undefined}
          onClick={() => void ask((base) => playWith(base).setFaults({}), said.faults.mended)}
        >
          {said.faults.mend}
        </button>
        {!wanted && <p class="wb-hint wb-wrong">{said.faults.wrong}</p>}
      </form>
      <div class="wb-buttons" role="group" aria-label={said.faults.program}>
        <button
          type="button"
          class="wb-button"
          disabled={url === undefined}
          onClick={() => void ask((base) => playWith(base).terminate(), said.faults.terminated)}
        >
          SIGTERM
        </button>
        <button
          type="button"
          class="wb-button"
          disabled={url === undefined}
          onClick={() => void ask((base) => playWith(base).restart(), said.faults.restarted)}
        >
          {said.faults.restart}
        </button>
        <button
          type="button"
          class="wb-button"
          disabled={url === undefined}
          onClick={() =>
            void ask((base) => playWith(base).restart({ kill: true, downMs: 3000 }), said.faults.restarted)
          }
        >
          {said.faults.crash}
        </button>
      </div>
      <p class="wb-hint" role="status">
        {told.value}
      </p>
    </details>
  );
};

/** As typed -> what is asked for; undefined where something is no whole number, or out of bounds. */
const faultsOf = (typed: Readonly<Record<string, string>>): SetFaults | undefined => {
  const [latencyMs, jitterMs] = [numberIn(typed['latencyMs'], 10_000), numberIn(typed['jitterMs'], 10_000)];
  const bandwidth = numberIn(typed['bandwidth'], 1_000_000_000);
  const cut = numberIn(typed['cutAfterMs'], 600_000);
  if ([latencyMs, jitterMs, bandwidth, cut].includes(undefined) || bandwidth === 0) return undefined;
  return {
    latencyMs: latencyMs ?? 0,
    jitterMs: jitterMs ?? 0,
    bandwidth: bandwidth ?? null,
    // Each connection at a time of its own.
    cutAfterMs: cut === null || cut === undefined ? null : { from: Math.floor(cut / 2), to: cut },
    seed: (typed['seed'] ?? '').slice(0, 64),
  };
};

/** Null for nothing. */
const numberIn = (text = '', most: number): number | null | undefined => {
  if (text === '') return null;
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
};
