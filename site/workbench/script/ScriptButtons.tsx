import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';

/** Runs, stops, goes one line further, writes down what is done. */
export const ScriptButtons = ({ onExample }: { readonly onExample: () => void }): JSX.Element => {
  const { script, run, said } = useWorkbench();
  const words = said.script;
  const url = run.url.value;
  const { steps, wrong } = script.script.value;
  const ready = url !== undefined && steps.length > 0 && wrong.length === 0;
  const running = script.phase.value === 'running';
  const begun = script.phase.value === 'paused' && script.done.value < steps.length;
  const button = (label: string, able: boolean, act: () => void): JSX.Element => (
    <button type="button" class="wb-button" disabled={!able} onClick={act}>
      {label}
    </button>
  );
  const insert = (): void => {
    script.write(script.example);
    onExample();
  };
  return (
    <div class="wb-buttons" role="group" aria-label={words.title}>
      {running
        ? button(words.stop, true, () => script.stop())
        : button(begun ? words.goOn : words.run, ready, () => void script.run(url ?? ''))}
      {button(words.step, ready && !running, () => void script.step(url ?? ''))}
      {button(script.recording.value ? words.recordEnd : words.record, !running, () => script.record())}
      {script.text.value === '' && button(words.example, true, insert)}
    </div>
  );
};
