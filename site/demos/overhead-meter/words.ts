import type { Language } from '../../language.ts';
import type { Way } from './measure.ts';

const ko = {
  title: '오버헤드 계량기',
  start: '백 번의 소식 보내기',
  again: '다시 재기',
  caption: '같은 소식 100개를 전하는 데 든 것',
  ways: { poll: '폴링 (0.25초마다)', 'long-poll': '롱 폴링', sse: 'SSE', ws: 'WebSocket' } satisfies Record<
    Way,
    string
  >,
  columns: {
    way: '방식',
    updates: '받은 소식',
    requests: '요청',
    bytes: '바이트',
    each: '소식 하나에',
    delay: '평균 지연',
  },
  bytes: '바이트',
  none: '아직 재지 않았습니다. 서버 하나가 0.05초마다 소식을 내고, 네 방식이 동시에 받습니다.',
  starting: '서버를 상자에 넣어 시작하는 중입니다…',
  running: '소식이 오고 있습니다. 5초쯤 걸립니다.',
  done: '다 쟀습니다. 네 방식 모두 소식 100개를 받았습니다.',
  ended: '서버가 끝났습니다.',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  note: '선 위를 지나간 HTTP 헤드, 본문, 프레임을 양방향 모두 셌습니다. TCP와 IP의 헤더는 빼고 셌습니다. 지연은 가장 빠른 방식보다 늦은 시간입니다.',
};

const en: typeof ko = {
  title: 'Overhead meter',
  start: 'Send a hundred updates',
  again: 'Measure again',
  caption: 'What the same 100 updates have cost',
  ways: { poll: 'Polling (every 0.25 s)', 'long-poll': 'Long polling', sse: 'SSE', ws: 'WebSocket' },
  columns: {
    way: 'Way',
    updates: 'Updates',
    requests: 'Requests',
    bytes: 'Bytes',
    each: 'Per update',
    delay: 'Average delay',
  },
  bytes: 'bytes',
  none: 'Not measured yet. One server has an update every 0.05 s, and four ways receive it at the same time.',
  starting: 'Starting the server in its box…',
  running: 'Updates are coming in. It takes about 5 seconds.',
  done: 'Done: each of the four ways has received 100 updates.',
  ended: 'The server has ended.',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  note: 'Counted on the wire, in both directions: HTTP heads, bodies and frames; the headers of TCP and IP are left out. The delay is by how much a way was later than the fastest.',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
