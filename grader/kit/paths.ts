import type { Localized } from '../report.ts';
import type { Response } from './response.ts';
import type { Trial } from './trial.ts';

/** What holds in every lab: a path is compared exactly, without the query, and an unknown one is answered. */

/** Any path but `known` is answered with 404: `/`, a known one with a slash or with more letters behind it, any other. */
export async function expectUnknownPaths(t: Trial, known: readonly string[]): Promise<void> {
  const unknown = [`/${t.random.id()}`, '/', ...known.flatMap((path) => [`${path}/`, path + t.random.id(3)])];
  for (const path of t.random.shuffle(unknown)) {
    const response = await t.get(path, { cause: unanswered });
    const isNear = known.some((each) => path.startsWith(each) && each !== '/ws');
    response.expectStatus(404, {
      causes: [
        { when: isRedirect, say: redirected },
        { when: () => isNear, say: byPrefix },
      ],
      cause: sameForAll,
    });
  }
}

/** An upgrade at any path but `known` is refused with a 4xx. */
export async function expectUnknownUpgrades(t: Trial, known = '/ws'): Promise<void> {
  for (const path of [`/${t.random.id()}`, '/', `${known}/`, known + t.random.id(3)]) {
    const response = await t.upgrade(`${path}?name=${t.random.id()}`, { cause: cutOff });
    response.expectStatus('4xx', { cause: path.startsWith(known) ? byPrefix : anywhere });
  }
}

const isRedirect = (seen: Response | undefined): boolean => Math.floor((seen?.status ?? 0) / 100) === 3;

const byPrefix: Localized = {
  ko: '경로는 전체를 정확히 비교해야 합니다. `startsWith`로 비교하면 다른 경로까지 통과합니다.',
  en: 'A path is compared as a whole. `startsWith` lets other paths through.',
};

const anywhere: Localized = {
  ko: "모든 경로에서 연결을 받았습니다. `new WebSocketServer({ server, path: '/ws' })`처럼 경로를 정하세요.",
  en: "Connections are accepted at every path. Name it: `new WebSocketServer({ server, path: '/ws' })`.",
};

const sameForAll: Localized = {
  ko: '모르는 경로에도 아는 경로처럼 응답했습니다. 마지막 갈래는 404여야 합니다.',
  en: 'An unknown path is answered like a known one. The last branch has to be a 404.',
};

const redirected: Localized = {
  ko: '빗금이 붙은 경로를 리다이렉트했습니다. `/stats/`는 `/stats`와 다른 경로입니다. 프레임워크의 이런 설정을 끄세요(FastAPI: `redirect_slashes`).',
  en: 'The path with a slash at its end was redirected. `/stats/` is another path than `/stats`: turn that off in your framework (FastAPI: `redirect_slashes`).',
};

const unanswered: Localized = {
  ko: '요청에 응답하지 않았습니다. 모르는 경로에도 404로 응답하고 끝내야 합니다.',
  en: 'The request was left without an answer. An unknown path is answered, too: with a 404.',
};

const cutOff: Localized = {
  ko: '응답 없이 연결을 끊었습니다. 업그레이드 요청도 HTTP 요청이므로 4xx로 응답하세요.',
  en: 'The connection was cut without an answer. An upgrade is an HTTP request: answer it with a 4xx.',
};
