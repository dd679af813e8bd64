import { check, expectUnknownPaths, expectUnknownUpgrades } from '../../../grader/kit/index.ts';

export const paths = [
  check('unknown-path', {
    title: { ko: '모르는 경로는 404입니다', en: 'Unknown paths are 404' },
    promise: {
      ko: '모르는 경로를 요청하면 404로 응답합니다. `/`와 `/stats/`도 모르는 경로입니다.',
      en: 'A request for an unknown path is answered with 404; `/` and `/stats/` are unknown, too.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    try: (t) => expectUnknownPaths(t, ['/stats', '/ws']),
  }),

  check('unknown-upgrade', {
    title: { ko: '모르는 경로의 업그레이드는 거절합니다', en: 'Upgrades at unknown paths are refused' },
    promise: {
      ko: '`/ws`가 아닌 경로로 온 업그레이드 요청은 4xx로 거절합니다. `/ws/`도 다른 경로입니다.',
      en: 'An upgrade at any path but `/ws` is refused with a 4xx; `/ws/` is another path.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 1,
    try: (t) => expectUnknownUpgrades(t),
  }),
];
