import type { Language } from '../../language.ts';

const ko = {
  title: '선 끊기',
  start: '둘 다 연결',
  cut: '선 끊기',
  again: 'WebSocket 다시 연결',
  stop: '그만하기',
  none: '아직 연결하지 않았습니다. 서버는 0.5초마다 다음 번호를 둘 다에게 보냅니다.',
  starting: '서버를 상자에 넣어 시작하는 중입니다…',
  running: '번호가 오고 있습니다. 선을 끊어 보세요.',
  wasCut: '두 선을 모두 끊었습니다. 누가 스스로 돌아오는지 지켜보세요.',
  ended: '서버가 끝났습니다.',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  states: {
    idle: '연결 전',
    connecting: '연결하는 중',
    open: '연결됨',
    lost: '끊김, 스스로 다시 시도하는 중',
    closed: '닫힘 (1006), 아무 일도 하지 않음',
  },
  ticks: '받은 번호',
  kinds: { live: '실시간', replayed: '놓쳤다가 다시 받음', missing: '못 받음' },
  sum: (received: number, missing: number) =>
    missing === 0
      ? `${received}개를 받았고 빠진 것이 없습니다`
      : `${received}개를 받았고 ${missing}개가 빠졌습니다`,
};

const en: typeof ko = {
  title: 'Cut the line',
  start: 'Connect both',
  cut: 'Cut the line',
  again: 'Connect the WebSocket again',
  stop: 'Stop',
  none: 'Not connected yet. Twice a second the server sends the next number to both.',
  starting: 'Starting the server in its box…',
  running: 'Numbers are coming in. Cut the line.',
  wasCut: 'Both lines were cut. Watch who comes back unaided.',
  ended: 'The server has ended.',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  states: {
    idle: 'not connected',
    connecting: 'connecting',
    open: 'connected',
    lost: 'lost, trying again by itself',
    closed: 'closed (1006), doing nothing',
  },
  ticks: 'Numbers received',
  kinds: { live: 'live', replayed: 'missed, and sent again', missing: 'never received' },
  sum: (received: number, missing: number) =>
    missing === 0 ? `${received} received, none missing` : `${received} received, ${missing} missing`,
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
