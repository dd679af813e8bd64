import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import type { Workbench } from '../context.ts';

/** Says what changes to those who listen instead of looking: one polite live region for the whole workbench. */
export const Announcer = (): JSX.Element => {
  const workbench = useWorkbench();
  const { run, grading, announcement } = workbench;
  const said = useRef({ run: run.phase.peek(), grading: grading.phase.peek() });
  useSignalEffect(() => {
    const phase = run.phase.value;
    const changed = said.current.run !== phase;
    said.current.run = phase;
    if (changed) announce(announcement, runText(workbench));
  });
  useSignalEffect(() => {
    const phase = grading.phase.value;
    const changed = said.current.grading !== phase;
    said.current.grading = phase;
    if (changed) announce(announcement, gradingText(workbench));
  });
  return (
    <p class="visually-hidden" role="status">
      {announcement}
    </p>
  );
};

const announce = (announcement: Workbench['announcement'], text: string): void => {
  if (text !== '') announcement.value = text;
};

const runText = ({ run, said, lang }: Workbench): string => {
  switch (run.phase.peek()) {
    case 'starting':
      return said.say.starting;
    case 'listening':
      return said.say.listening;
    case 'stopped':
      return said.say.stopped;
    case 'ended':
      return run.problem.peek()?.message[lang] ?? said.say.ended;
    default:
      return '';
  }
};

const gradingText = ({ grading, said, lang }: Workbench): string => {
  const { checks, points } = grading;
  const passed = checks.peek().filter(({ report }) => report?.outcome === 'pass').length;
  switch (grading.phase.peek()) {
    case 'starting':
      return said.say.checking;
    case 'queued':
      return said.checks.queued(grading.ahead.peek());
    case 'finished': {
      const { earned, possible } = points.peek();
      const failed = checks.peek().find(({ report }) => report?.outcome === 'fail');
      return [
        said.say.finished(passed, checks.peek().length, earned, possible),
        ...(failed ? [said.say.firstFailed(failed.summary.title[lang])] : []),
      ].join(' ');
    }
    case 'stopped':
      return grading.problem.peek()?.message[lang] ?? '';
    default:
      return '';
  }
};
