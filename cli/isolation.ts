import type { Isolation, Localized } from '../grader/report.ts';
import { problems } from './problems.ts';

/** What each level means for whoever runs programs here. */
export const programsRun: Readonly<Record<Isolation, Localized>> = {
  full: {
    ko: '프로그램은 이 컴퓨터와 완전히 격리되어 실행됩니다.',
    en: 'Programs run fully isolated from this machine.',
  },
  partial: {
    ko: '프로그램이 이 컴퓨터와 일부만 격리되어 실행됩니다. 직접 쓴 코드만 실행하세요.',
    en: 'Programs are only partly isolated from this machine: run your own code only.',
  },
  none: {
    ko: '프로그램이 격리 없이 실행됩니다. 이 컴퓨터의 파일을 읽고 쓸 수 있으니 직접 쓴 코드만 실행하세요.',
    en: 'Programs run without isolation and can read and write the files of this machine: run your own code only.',
  },
};

const levels: readonly Isolation[] = ['none', 'partial', 'full'];

const someoneWatches = (): boolean =>
  [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);

/**
 * Where nobody sits at a terminal, the code is taken to be other people's: it wants full isolation, or the
 * lower level by name (`--allow-isolation`). At a terminal a learner runs their own code; the report says how.
 * @throws Problem `isolation-refused`
 */
export function requireIsolation(
  isolation: Isolation,
  allowed: Isolation = 'full',
  attended = someoneWatches(),
): void {
  if (attended || levels.indexOf(isolation) >= levels.indexOf(allowed)) return;
  throw problems('isolation-refused', { isolation });
}
