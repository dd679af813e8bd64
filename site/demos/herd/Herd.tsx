import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { Histogram } from './Histogram.tsx';
import { simulate } from './simulate.ts';
import type { Settings } from './simulate.ts';
import { words } from './words.ts';

const usual: Settings = {
  clients: 1000,
  baseMs: 1000,
  maxMs: 30_000,
  jitter: 'none',
  downMs: 5000,
  capacity: 100,
  seed: 1,
};

/** Numbers that can be turned: what they stand for, and between what. */
const dials = [
  { name: 'clients', unit: 1, min: 100, max: 5000, step: 100 },
  { name: 'baseMs', unit: 1000, min: 0.1, max: 10, step: 0.1 },
  { name: 'maxMs', unit: 1000, min: 1, max: 60, step: 1 },
  { name: 'downMs', unit: 1000, min: 0, max: 30, step: 1 },
  { name: 'capacity', unit: 1, min: 10, max: 1000, step: 10 },
  { name: 'seed', unit: 1, min: 1, max: 999, step: 1 },
] as const;

const jitters = ['none', 'half', 'full'] as const;

/** A thousand clients after a restart: how their attempts are spread over time, worked out anew with every change. */
export default function Herd({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [settings, setSettings] = useState(usual);
  const outcome = useMemo(() => simulate(settings), [settings]);
  const set = (change: Partial<Settings>): void => setSettings({ ...settings, ...change });
  const labels = {
    clients: said.clients,
    baseMs: said.base,
    maxMs: said.max,
    downMs: said.down,
    capacity: said.capacity,
    seed: said.seed,
  };
  return (
    <div class="herd">
      <p class="note">{said.simulated}</p>
      <fieldset class="jitter">
        <legend>{said.jitter}</legend>
        {jitters.map((jitter) => (
          <label key={jitter}>
            <input
              type="radio"
              name="jitter"
              checked={settings.jitter === jitter}
              onChange={() => set({ jitter })}
            />
            {said.jitters[jitter]}
          </label>
        ))}
      </fieldset>
      <div class="dials">
        {dials.map(({ name, unit, min, max, step }) => (
          <label key={name}>
            <span>{labels[name]}</span>
            <input
              type="number"
              {...{ min, max, step }}
              value={settings[name] / unit}
              onChange={({ currentTarget: { valueAsNumber } }) => {
                if (valueAsNumber >= min && valueAsNumber <= max)
                  set({ [name]: Math.round(valueAsNumber * unit) });
              }}
            />
          </label>
        ))}
      </div>
      <p class="summary" role="status">
        {said.summary(outcome.peak, outcome.attempts, outcome.backMs)}
      </p>
      <Histogram outcome={outcome} said={said} />
    </div>
  );
}
