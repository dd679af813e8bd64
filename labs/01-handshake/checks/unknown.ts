import { check } from '../../../grader/kit/index.ts';

export const unknown = [
  check('unknown-path', {
    title: { ko: '모르는 경로는 404입니다', en: 'Unknown paths are 404' },
    promise: {
      ko: '모르는 경로를 요청하면 404로 응답합니다. `/`와 `/ws/`도 모르는 경로입니다.',
      en: 'A request for an unknown path is answered with 404; `/` and `/ws/` are unknown, too.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    async try(t) {
      for (const path of t.random.shuffle([`/${t.random.id()}`, '/', '/ws/', `/ws${t.random.id(3)}`])) {
        const cause = path.startsWith('/ws') ? byPrefix : otherStatus;
        (await t.get(path, { cause: unanswered })).expectStatus(404, { cause });
      }
    },
  }),

  check('unknown-upgrade', {
    title: { ko: '모르는 경로의 업그레이드도 404입니다', en: 'Upgrades at unknown paths are 404' },
    promise: {
      ko: '`/ws`가 아닌 경로로 온 핸드셰이크에는 `404`로 응답합니다.',
      en: 'A handshake at any path but `/ws` is answered with `404`.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 1,
    async try(t) {
      for (const path of t.random.shuffle([`/${t.random.id()}`, '/', '/ws/', `/ws${t.random.id(3)}`])) {
        const cause = path.startsWith('/ws') ? byPrefix : anywhere;
        (await t.upgrade(path, { cause: cutOff })).expectStatus(404, { cause });
      }
    },
  }),
];

const byPrefix = {
  ko: '경로는 전체를 정확히 비교해야 합니다. `startsWith`로 비교하면 `/ws/`와 `/wsx`까지 통과합니다.',
  en: 'A path is compared as a whole. `startsWith` lets `/ws/` and `/wsx` through.',
};

const otherStatus = {
  ko: '모르는 경로에는 426이 아니라 404로 응답합니다. 경로를 가장 먼저 확인하세요.',
  en: 'An unknown path is a 404, not a 426. Look at the path first.',
};

const unanswered = {
  ko: '요청에 응답하지 않았습니다. 모르는 경로에도 404로 응답하고 끝내야 합니다.',
  en: 'The request was left without an answer. An unknown path is answered, too: with a 404.',
};

const anywhere = {
  ko: "'upgrade' 이벤트는 모든 경로에서 발생합니다. 리스너에서 경로를 비교하세요.",
  en: "The event 'upgrade' fires for every path. Compare the path in your listener.",
};

const cutOff = {
  ko: '응답 없이 연결을 끊었습니다. 업그레이드 요청도 HTTP 요청이므로 404로 응답하세요.',
  en: 'The connection was cut without an answer. An upgrade is an HTTP request: answer it with a 404.',
};
