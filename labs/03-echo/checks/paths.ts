import { check, expectUnknownPaths, expectUnknownUpgrades } from '../../../grader/kit/index.ts';
import { echoed } from './echo.ts';

const withQuery = {
  ko: '`request.url`에는 쿼리까지 들어 있습니다. 물음표 앞부분만 비교하세요.',
  en: '`request.url` holds the query, too. Compare the part before the question mark.',
};

export const paths = [
  check('unknown-path', {
    title: { ko: '모르는 경로는 404입니다', en: 'Unknown paths are 404' },
    promise: {
      ko: '모르는 경로를 요청하면 404로 응답합니다. `/`와 `/stats/`도 모르는 경로입니다.',
      en: 'A request for an unknown path is answered with 404; `/` and `/stats/` are unknown, too.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    async try(t) {
      await expectUnknownPaths(t, ['/stats', '/ws']);
    },
  }),

  check('unknown-upgrade', {
    title: { ko: '모르는 경로의 업그레이드는 거절합니다', en: 'Upgrades at unknown paths are refused' },
    promise: {
      ko: '`/ws`가 아닌 경로로 온 업그레이드 요청은 4xx로 거절합니다. `/ws/`도 다른 경로입니다.',
      en: 'An upgrade at any path but `/ws` is refused with a 4xx; `/ws/` is another path.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 1,
    async try(t) {
      await expectUnknownUpgrades(t);
    },
  }),

  check('query-ignored', {
    title: { ko: '쿼리는 경로가 아닙니다', en: 'The query is not part of the path' },
    promise: {
      ko: '경로는 쿼리를 빼고 비교합니다. `/ws?x=1`은 `/ws`이고, `/stats?x=1`은 `/stats`입니다.',
      en: 'Paths are compared without the query: `/ws?x=1` is `/ws`, and `/stats?x=1` is `/stats`.',
    },
    rests: 'RFC 3986 section 3.4',
    points: 1,
    async try(t) {
      const query = `${t.random.id()}=${t.random.id()}&y=/%20`;
      const client = await t.connect(`/ws?${query}`, { cause: withQuery });
      await echoed(t, client);
      const response = await t.get(`/stats?${query}`);
      response.expectStatus(200, { cause: withQuery }).expectJson({ connections: 1 });
    },
  }),
];
