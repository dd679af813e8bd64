import { check } from '../../../grader/kit/index.ts';
import { idOf, nextArrives } from './sse.ts';

export const paths = [
  check('unknown-path', {
    title: { ko: '모르는 경로는 404입니다', en: 'Unknown paths are 404' },
    promise: {
      ko: '모르는 경로를 요청하면 404로 응답합니다. `/`와 `/events/`도 모르는 경로입니다.',
      en: 'A request for an unknown path is answered with 404; `/` and `/events/` are unknown, too.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    async try(t) {
      const unknown = [
        '/',
        '/events/',
        '/stats/',
        '/publish/',
        `/${t.random.id()}`,
        `/events${t.random.id(3)}`,
      ];
      for (const path of t.random.shuffle(unknown)) {
        // Only the head is waited for: a stream that is opened here never ends.
        const { response } = await t.eventStream(path, { cause: unanswered });
        response.expectStatus(404, {
          causes: [
            { when: (seen) => Math.floor((seen?.status ?? 0) / 100) === 3, say: redirected },
            { when: () => path !== '/' && /^\/(events|stats|publish)/.test(path), say: byPrefix },
          ],
          cause: sameForAll,
        });
      }
    },
  }),

  check('query-ignored', {
    title: { ko: '쿼리는 경로가 아닙니다', en: 'The query is not part of the path' },
    promise: {
      ko: '경로는 쿼리를 빼고 비교합니다. `/events?x=1`은 `/events`입니다.',
      en: 'Paths are compared without the query: `/events?x=1` is `/events`.',
    },
    rests: 'RFC 3986 section 3.4',
    points: 1,
    async try(t) {
      const query = `${t.random.id()}=${t.random.id()}&y=/%20`;
      const stream = await t.eventStream(`/events?${query}`, { cause: withQuery });
      stream.response.expectStatus(200, { cause: withQuery });
      await nextArrives(t, stream);
      const stats = await t.get(`/stats?${query}`, { cause: withQuery });
      stats.expectStatus(200, { cause: withQuery }).expectJson({ subscribers: 1 });
      const body = { data: t.random.text() };
      idOf(await t.request('POST', `/publish?${query}`, { body }), { cause: withQuery });
    },
  }),
];

const unanswered = {
  ko: '요청에 응답하지 않았습니다. 모르는 경로에도 404로 응답하고 끝내야 합니다.',
  en: 'The request was left without an answer. An unknown path is answered, too: with a 404.',
};

const redirected = {
  ko: '빗금이 붙은 경로를 리다이렉트했습니다. `/stats/`는 `/stats`와 다른 경로입니다. 프레임워크의 이런 설정을 끄세요(FastAPI: `redirect_slashes`).',
  en: 'The path with a slash at its end was redirected. `/stats/` is another path than `/stats`: turn that off in your framework (FastAPI: `redirect_slashes`).',
};

const byPrefix = {
  ko: '경로는 전체를 정확히 비교해야 합니다. `startsWith`로 비교하면 다른 경로까지 통과합니다.',
  en: 'A path is compared as a whole. `startsWith` lets other paths through.',
};

const sameForAll = {
  ko: '모르는 경로에도 아는 경로처럼 응답했습니다. 마지막 갈래는 404여야 합니다.',
  en: 'An unknown path is answered like a known one. The last branch has to be a 404.',
};

const withQuery = {
  ko: '`request.url`에는 쿼리까지 들어 있습니다. 물음표 앞부분만 비교하세요.',
  en: '`request.url` holds the query, too. Compare the part before the question mark.',
};
