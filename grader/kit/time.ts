import { ProgramEnded } from '../box/box.ts';
import type { Localized } from '../report.ts';
import { hungCause } from './causes.ts';
import type { Context } from './context.ts';
import { Failed, Inconclusive } from './failed.ts';
import { Starvation } from './starvation.ts';
import { tooBusy } from './waiting.ts';

/**
 * Moves the program's clock.
 * @throws Failed where it has ended, or its event loop no longer turns
 */
export async function moveTime(context: Context, ms: number): Promise<void> {
  const starvation = new Starvation(context);
  try {
    await context.program.advance(ms);
  } catch (error) {
    context.signal.throwIfAborted();
    const ended = error instanceof ProgramEnded;
    if (!ended && starvation.excused) throw new Inconclusive(tooBusy);
    throw new Failed({
      expected: { ko: '계속 실행되는 프로그램', en: 'a program that goes on' },
      observed: ended ? hasEnded : standsStill,
      missingAfter: Math.max(0, context.recorder.last),
      gone: ended,
      hung: !ended,
      ...(!ended && { cause: hungCause }),
    });
  }
}

/** What a transcript says of it. */
export function advanced(ms: number): Localized {
  const shown = new Intl.NumberFormat('en').format(ms);
  return { ko: `시간을 ${shown} ms 앞당김`, en: `time advanced by ${shown} ms` };
}

const hasEnded: Localized = { ko: '프로그램이 끝났습니다.', en: 'The program has ended.' };

const standsStill: Localized = {
  ko: '시간이 흘러도 프로그램의 이벤트 루프가 돌지 않습니다.',
  en: 'Time went by, and the event loop of the program does not turn.',
};
