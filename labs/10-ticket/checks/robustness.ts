import {
  askOddly,
  breakProtocol,
  check,
  type Client,
  expectUnknownPaths,
  type PeerExpectation,
  type Served,
  type Trial,
  vanish,
} from '../../../grader/kit/index.ts';
import { enter, issue, pathOf, type Text, usersOf } from './tickets.ts';

export const robustness = [
  check('unknown-paths', {
    title: { ko: '모르는 경로는 404입니다', en: 'Unknown paths are 404' },
    promise: {
      ko: '모르는 경로를 요청하면 404로, 모르는 경로로 업그레이드하면 티켓이 있어도 4xx로 답합니다. 쿼리는 경로가 아닙니다.',
      en: 'An unknown path is answered with 404, and an upgrade there with a 4xx, ticket or not. The query is not part of the path.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    async try(t) {
      const [user] = usersOf(t);
      await expectUnknownPaths(t, ['/stats', '/ws']);
      for (const path of t.random.shuffle(['/ws/', '/', '/tickets', `/ws${t.random.id(3)}`])) {
        const target = pathOf(await issue(t, user)).replace('/ws', path);
        (await t.upgrade(target, { cause: cutOff })).expectStatus('4xx', { cause: anywhere });
      }
      (await t.get(`/stats?${t.random.id()}=1`)).expectStatus(200, { cause: withQuery });
    },
  }),

  check('survives', {
    title: { ko: '무엇이 와도 죽지 않습니다', en: 'Outlives whatever comes' },
    promise: {
      ko: '이상한 요청, 깨진 쿼리, 갑자기 끊긴 연결, 잘못된 프레임이 와도 서버는 살아 있고 다른 연결은 영향을 받지 않습니다.',
      en: 'Odd requests, broken queries, connections that vanish and broken frames harm neither the server nor anyone else.',
    },
    rests: 'RFC 6455 section 7.2',
    points: 2,
    async try(t) {
      const [user, other] = usersOf(t);
      const witness = await enter(t, await issue(t, user), user, { name: 'witness' });
      const served: Served = (cause) => echoed(t, witness, { cause });
      const connect = async ({ cause }: { readonly cause?: Text }): Promise<Client> =>
        enter(t, await issue(t, other), other, { ...(cause && { cause }) });
      await askOddly(t, served, ['/ws?ticket=%zz', '/ws?ticket=a&ticket=b&=&&', '/ws?ticket']);
      await vanish(t, connect, served);
      await breakProtocol(t, connect, served);
    },
  }),
];

/** The witness sends a text and gets it back; by then the program has dealt with what others did before. */
async function echoed(t: Trial, witness: Client, options: PeerExpectation): Promise<void> {
  await witness.settled(options);
  const text = t.random.text();
  witness.sendText(text);
  await witness.expectText(text, options);
}

const cutOff = {
  ko: '응답 없이 연결을 끊었습니다. 업그레이드 요청도 HTTP 요청이므로 4xx로 응답하세요.',
  en: 'The connection was cut without an answer. An upgrade is an HTTP request: answer it with a 4xx.',
};

const anywhere = {
  ko: '`/ws`가 아닌 경로에서 연결을 받았습니다. `upgrade` 이벤트는 모든 경로에서 옵니다. 경로를 먼저, 전체를 비교하세요.',
  en: 'A connection was accepted elsewhere than at `/ws`. The event `upgrade` comes for every path: compare the path first, and all of it.',
};

const withQuery = {
  ko: '`request.url`에는 쿼리까지 들어 있습니다. 물음표 앞부분만 비교하세요.',
  en: '`request.url` holds the query, too. Compare the part before the question mark.',
};
