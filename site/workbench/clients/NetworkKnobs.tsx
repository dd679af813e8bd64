import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { faultsOfAll, faultsOfOne } from './faults.ts';
import type { Shake } from './Faults.tsx';
import { TextField } from './TextField.tsx';

/** What one connection can have of its own, and what only all can have together. */
const ofOne = ['latencyMs', 'jitterMs', 'bandwidth'] as const;
const ofAll = [...ofOne, 'cutAfterMs', 'seed'] as const;

/** A bad network for all connections, or for one alone. The same seed, the same faults. */
export const NetworkKnobs = ({ shake }: { readonly shake: Shake }): JSX.Element => {
  const { run, clients, said } = useWorkbench();
  const knobs = {
    latencyMs: useSignal('0'),
    jitterMs: useSignal('0'),
    bandwidth: useSignal(''),
    cutAfterMs: useSignal(''),
    seed: useSignal('1'),
  };
  const typed = {
    latencyMs: knobs.latencyMs.value.trim(),
    jitterMs: knobs.jitterMs.value.trim(),
    bandwidth: knobs.bandwidth.value.trim(),
    cutAfterMs: knobs.cutAfterMs.value.trim(),
    seed: knobs.seed.value.trim(),
  };
  const whom = useSignal(0);
  const connected = useConnected();
  const chosen = connected.find(({ number }) => number === whom.value)?.number;
  const turn = chosen === undefined ? faultsOfAll(typed) : faultsOfOne(typed, chosen);
  const idle = run.url.value === undefined;
  const apply = (event: Event): void => {
    event.preventDefault();
    if (turn) shake(async (play) => play.setFaults(turn(await play.faults())), said.faults.applied);
  };
  const mend = (): void =>
    shake(async (play) => {
      await play.setFaults({});
      for (const session of clients.sessions.value) session.slow.value = false;
    }, said.faults.mended);
  return (
    <form class="wb-form" onSubmit={apply}>
      <label class="wb-whom">
        <span class="wb-label">{said.faults.whom}</span>
        <select
          value={chosen ?? 0}
          onChange={({ currentTarget }) => {
            whom.value = Number(currentTarget.value);
          }}
        >
          <option value={0}>{said.wire.allConnections}</option>
          {connected.map(({ number, label }) => (
            <option key={number} value={number}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {(chosen === undefined ? ofAll : ofOne).map((name) => (
        <TextField key={name} label={said.faults[name]} value={knobs[name]} shown />
      ))}
      <button class="wb-button" disabled={idle || !turn}>
        {said.faults.apply}
      </button>
      <button type="button" class="wb-button" disabled={idle} onClick={mend}>
        {said.faults.mend}
      </button>
      {!turn && <p class="wb-hint wb-wrong">{said.faults.wrong}</p>}
    </form>
  );
};

/** The clients that are connected, with the numbers of their connections. */
const useConnected = (): readonly { readonly number: number; readonly label: string }[] => {
  const { clients } = useWorkbench();
  return clients.sessions.value.flatMap((session) => {
    const number = session.state.value === 'open' ? clients.connectionOf(session) : undefined;
    return number === undefined ? [] : [{ number, label: session.label }];
  });
};
