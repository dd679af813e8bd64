import { check } from '../../../grader/kit/index.ts';
import { echoed } from './echo.ts';

const byPrefix = {
  ko: '경로는 전체를 정확히 비교해야 합니다. `startsWith`로 비교하면 다른 경로까지 통과합니다.',
  en: 'A path is compared as a whole. `startsWith` lets other paths through.',
};

const anywhere = {
  ko: "모든 경로에서 연결을 받았습니다. `new WebSocketServer({ server, path: '/ws' })`처럼 경로를 정하세요.",
  en: "Connections are accepted at every path. Name it: `new WebSocketServer({ server, path: '/ws' })`.",
};

const sameForAll = {
  ko: '모르는 경로에도 아는 경로처럼 응답했습니다. 마지막 갈래는 404여야 합니다.',
  en: 'An unknown path is answered like a known one. The last branch has to be a 404.',
};

const redirected = {
  ko: '빗금이 붙은 경로를 리다이렉트했습니다. `/stats/`는 `/stats`와 다른 경로입니다. 프레임워크의 이런 설정을 끄세요(FastAPI: `redirect_slashes`).',
  en: 'The path with a slash at its end was redirected. `/stats/` is another path than `/stats`: turn that off in your framework (FastAPI: `redirect_slashes`).',
};

const unanswered = {
  ko: '요청에 응답하지 않았습니다. 모르는 경로에도 404로 응답하고 끝내야 합니다.',
  en: 'The request was left without an answer. An unknown path is answered, too: with a 404.',
};

const cutOff = {
  ko: '응답 없이 연결을 끊었습니다. 업그레이드 요청도 HTTP 요청이므로 4xx로 응답하세요.',
  en: 'The connection was cut without an answer. An upgrade is an HTTP request: answer it with a 4xx.',
};

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
      const unknown = [`/${t.random.id()}`, '/', '/ws/', '/stats/', `/stats${t.random.id(3)}`];
      for (const path of t.random.shuffle(unknown)) {
        const response = await t.get(path, { cause: unanswered });
        response.expectStatus(404, {
          causes: [
            { when: (seen) => Math.floor((seen?.status ?? 0) / 100) === 3, say: redirected },
            { when: () => path.startsWith('/stats'), say: byPrefix },
          ],
          cause: sameForAll,
        });
      }
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
      for (const path of [`/${t.random.id()}`, '/', '/ws/', `/ws${t.random.id(3)}`]) {
        const response = await t.upgrade(path, { cause: cutOff });
        response.expectStatus('4xx', { cause: path.startsWith('/ws') ? byPrefix : anywhere });
      }
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
