import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import type { CheckReport, Failure } from '../../../grader/report.ts';
import { replayCheck } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { Sentence } from '../frame/Sentence.tsx';
import { Sequence } from '../wire/Sequence.tsx';
import { Command } from './Command.tsx';
import { TranscriptView } from './TranscriptView.tsx';

/** Tries one check again with the same chance: here, its frames live, or in a terminal. */
export const Replay = ({ check }: { readonly check: CheckReport }): JSX.Element => {
  const workbench = useWorkbench();
  const { said, grading, replay } = workbench;
  const seed = grading.report.value?.seed;
  const mine = replay.check.value === check.id;
  const busy = ['starting', 'queued', 'showing'].includes(replay.phase.value);
  return (
    <section class="wb-replay" aria-label={said.checks.replay}>
      {seed !== undefined && (
        <p>
          <button
            type="button"
            class="wb-button"
            aria-disabled={busy}
            onClick={() => {
              if (!busy) replayCheck(workbench, check.id, seed);
            }}
          >
            <Icon name="run" /> {said.checks.replay}
          </button>
          <span class="wb-faint">{said.checks.replayHint}</span>
        </p>
      )}
      {mine && <Replayed />}
      {check.replay !== '' && <Command command={check.replay} />}
    </section>
  );
};

/** What is seen of the replay so far, and what came of it. */
const Replayed = (): JSX.Element => {
  const { said, replay, announcement } = useWorkbench();
  const { phase, wire, report, problem } = replay;
  useSignalEffect(() => {
    if (phase.value === 'finished' && report.value) {
      announcement.value = said.checks.replayed(said.checks.outcome[report.value.outcome]);
    }
  });
  const done = phase.value === 'finished' ? report.value : undefined;
  return (
    <div class={`wb-replayed ${done?.outcome ?? ''}`}>
      <p class="wb-replay-state">
        {done ? said.checks.replayed(said.checks.outcome[done.outcome]) : said.checks.replaying(phase.value)}
      </p>
      {problem.value && <ProblemBox problem={problem.value} />}
      {done?.failure && <Observed failure={done.failure} />}
      {done && done.transcript.length > 0 ? (
        <TranscriptView check={done} title={said.checks.replayedWire} />
      ) : (
        wire.value.length > 0 && <Sequence events={wire.value} label={said.checks.replayedWire} />
      )}
    </div>
  );
};

const Observed = ({ failure }: { readonly failure: Failure }): JSX.Element => {
  const { said, lang } = useWorkbench();
  return (
    <p>
      <strong>{said.checks.observed}</strong> <Sentence text={failure.observed[lang]} />
    </p>
  );
};
