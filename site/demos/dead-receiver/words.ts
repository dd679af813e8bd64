import type { Language } from '../../language.ts';

const ko = {
  title: '죽은 한 사람과 브로드캐스트',
  naive: '순진한 브로드캐스트',
  naiveIs: '한 사람씩 보내고, 다 갈 때까지 기다립니다',
  safe: '안전한 브로드캐스트',
  safeIs: '버퍼에 넣고 바로 다음 사람으로 갑니다',
  connect: '셋을 연결',
  kill: 'bob 죽이기',
  broadcast: 'alice가 모두에게 말하기',
  none: '아직 아무도 연결하지 않았습니다.',
  starting: '두 서버를 상자에 넣어 시작하는 중입니다…',
  connected: '양쪽에 alice, bob, carol이 차례로 연결했습니다.',
  killed: 'bob은 끊는다고 하고는 더 읽지 않습니다. 서버의 목록에는 아직 있습니다.',
  said: (count: number) => `alice가 ${count}번 말했습니다.`,
  heard: (count: number) => `${count}개 들음`,
  here: '접속',
  dying: '닫히는 중',
  lost: '끊김',
  runs: '서버가 살아 있습니다',
  died: '서버가 죽었습니다',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
};

const en: typeof ko = {
  title: 'A broadcast and one dead receiver',
  naive: 'Naive broadcast',
  naiveIs: 'sends to one after the other, and waits for each',
  safe: 'Safe broadcast',
  safeIs: 'puts it into the buffer and goes on to the next',
  connect: 'Connect three',
  kill: 'Kill Bob',
  broadcast: 'Let Alice tell everyone',
  none: 'Nobody is connected yet.',
  starting: 'Starting both servers in their boxes…',
  connected: 'On either side Alice, Bob and Carol have connected, in this order.',
  killed: 'Bob said that he hangs up, and reads no more. He is still on the server’s list.',
  said: (count: number) => `Alice has spoken ${count === 1 ? 'once' : `${count} times`}.`,
  heard: (count: number) => `heard ${count}`,
  here: 'connected',
  dying: 'closing',
  lost: 'cut off',
  runs: 'The server is alive',
  died: 'The server has died',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
