import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { useStickToEnd } from '../frame/useStickToEnd.ts';
import type { Line } from './output.ts';

/** What the program prints, and what became of it. */
export const OutputPanel = (): JSX.Element => {
  const { run, said } = useWorkbench();
  const lines = run.lines.value;
  const { list, away, toEnd, onScroll } = useStickToEnd(lines);
  const problem = run.problem.value;
  return (
    <>
      <RunState />
      {problem && <ProblemBox problem={problem} />}
      {run.leftOut.value > 0 && <p class="wb-output-note">{said.output.leftOut(run.leftOut.value)}</p>}
      <div class="wb-scroll">
        <div
          ref={list}
          class="wb-output"
          role="region"
          aria-label={said.output.label}
          tabIndex={0}
          onScroll={onScroll}
        >
          <Emptiness />
          {run.droppedLines.value > 0 && (
            <p class="wb-output-note">{said.output.dropped(run.droppedLines.value)}</p>
          )}
          {lines.map((line) => (
            <OutputLine key={line.id} line={line} stderr={said.output.stderr} />
          ))}
        </div>
        {away && (
          <button type="button" class="wb-to-end" onClick={toEnd}>
            <Icon name="down" /> {said.output.toEnd}
          </button>
        )}
      </div>
    </>
  );
};

const OutputLine = memo(
  ({ line: { text, stream }, stderr }: { readonly line: Line; readonly stderr: string }): JSX.Element => (
    <div class={`wb-line ${stream}`}>
      {stream === 'stderr' && <span class="visually-hidden">{stderr}: </span>}
      {text === '' ? ' ' : text}
    </div>
  ),
);

const Emptiness = (): JSX.Element | null => {
  const { run, said } = useWorkbench();
  if (run.lines.value.length > 0) return null;
  const silent = run.phase.value === 'starting' || run.phase.value === 'listening';
  return <p class="wb-empty">{silent ? said.output.silent : said.output.empty}</p>;
};

/** `Listening, full isolation` or `Ended, exit code 1`, with the light that says the same. */
export const RunState = (): JSX.Element => {
  const { run, said } = useWorkbench();
  const phase = run.phase.value;
  const exit = run.exit.value;
  const isolation = run.isolation.value;
  return (
    <p class="wb-state">
      <span class={`wb-light ${run.problem.value ? 'failed' : phase}`} aria-hidden="true" />
      <span>{said.phase[phase]}</span>
      {phase === 'ended' && exit && <span class="wb-faint">{said.output.exit(exit.code, exit.signal)}</span>}
      {phase === 'listening' && isolation && <span class="wb-faint">{said.isolation[isolation]}</span>}
    </p>
  );
};
