import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import type { Workbench } from '../context.ts';
import type { Step } from './step.ts';

/** How far a script that was begun is, line by line, and in words. */
export const StepList = (): JSX.Element => {
  const workbench = useWorkbench();
  const { script, said } = workbench;
  const { steps } = script.script.value;
  const list = useRef<HTMLOListElement>(null);
  const next = script.done.value;
  useLayoutEffect(() => {
    const line = list.current?.children[next];
    if (list.current && line instanceof HTMLElement)
      list.current.scrollTop = line.offsetTop - list.current.clientHeight / 2;
  }, [next]);
  return (
    <>
      {script.phase.value !== 'ready' && (
        <ol ref={list} class="wb-steps" aria-label={said.script.steps} tabIndex={0}>
          {steps.map((step, index) => (
            <Line key={step.line} step={step} state={stateOf(index, workbench)} />
          ))}
        </ol>
      )}
      <p class="wb-hint" role="status">
        {progress(workbench)}
      </p>
    </>
  );
};

type State = keyof Workbench['said']['script']['state'] | 'later';

const marks: Readonly<Record<State, string>> = { done: '✓', next: '▸', stopped: '✕', later: '' };

const Line = ({ step, state }: { readonly step: Step; readonly state: State }): JSX.Element => {
  const { said } = useWorkbench();
  return (
    <li class={state} aria-current={state === 'next' || state === 'stopped' ? 'step' : undefined}>
      <span class="mark" aria-hidden="true">
        {marks[state]}
      </span>
      <span class="visually-hidden">{said.script.line(step.line)}: </span>
      <span class="number" aria-hidden="true">
        {step.line}
      </span>
      <code>{step.source}</code>
      {state !== 'later' && <span class="visually-hidden">, {said.script.state[state]}</span>}
    </li>
  );
};

const stateOf = (index: number, { script }: Workbench): State => {
  const done = script.done.value;
  if (index < done) return 'done';
  if (index > done) return 'later';
  return script.phase.value === 'stopped' ? 'stopped' : 'next';
};

const progress = ({ script, said }: Workbench): string => {
  const words = said.script;
  const { steps } = script.script.value;
  const done = script.done.value;
  if (script.recording.value) return words.recording;
  switch (script.phase.value) {
    case 'ready':
      return '';
    case 'done':
      return words.phase.done(steps.length);
    case 'stopped':
      return words.phase.stopped(steps[done]?.line ?? 0);
    default:
      return words.phase.running(done, steps.length);
  }
};
