import type { Localized } from '../../grader/report.ts';
import { run } from './command.ts';
import { autobahn, bubblewrap, caddy, chromium, fastapi, gorilla, nginx, tshark } from './needs.ts';
import type { Part } from './part.ts';
import { countPlaywright, playwright } from './playwright.ts';
import { oneFailed, onePassed } from './tally.ts';
import { vitest } from './vitest.ts';

const minute = 60_000;

/** A script of package.json as one check. */
const script = (name: string, line: string, about: Localized): Part => ({
  name,
  about,
  needs: [],
  run: async () => {
    const { ok, reason } = await run(`npm run --silent ${line}`, { limitMs: 5 * minute });
    return ok ? { tally: onePassed } : { tally: oneFailed, reason };
  },
});

/** What `npm test` does, in this order: what is quickest to say comes first. */
export const parts: readonly Part[] = [
  script('format', 'format:check', { ko: '코드 모양(Prettier)', en: 'formatting (Prettier)' }),
  script('lint', 'lint', { ko: '코드 규칙(ESLint)', en: 'code rules (ESLint)' }),
  script('types', 'types', { ko: '타입(tsc, astro check)', en: 'types (tsc, astro check)' }),
  script('build', 'build', { ko: '사이트 빌드', en: 'building the site' }),
  {
    name: 'unit',
    about: { ko: '부분마다의 테스트', en: 'the parts, each by itself' },
    needs: [bubblewrap, fastapi, tshark],
    run: () => vitest('unit', 15 * minute),
  },
  {
    name: 'labs',
    about: { ko: '실습과 채점기의 테스트', en: 'the labs and their grading' },
    needs: [autobahn, bubblewrap, fastapi, gorilla],
    run: () => vitest('labs', 25 * minute),
  },
  {
    name: 'server',
    about: { ko: '도우미 서버의 테스트', en: 'the companion' },
    needs: [bubblewrap, nginx, caddy],
    run: () => vitest('server', 15 * minute),
  },
  {
    name: 'e2e',
    about: { ko: 'Chromium에서 처음부터 끝까지', en: 'the whole way, in Chromium' },
    needs: [bubblewrap],
    requires: chromium,
    after: 'build',
    size: countPlaywright,
    run: () => playwright(50 * minute),
  },
];
