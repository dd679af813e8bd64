import type { Language } from '../../language.ts';

const ko = {
  title: '케이블 뽑기',
  with: '하트비트 있음',
  withNote: '간격 3초, 제한 시간 2초',
  without: '하트비트 없음',
  withoutNote: '묻지 않습니다',
  connect: '둘 다 연결',
  again: '다시 연결',
  pull: '케이블 뽑기',
  plug: '다시 꽂기',
  client: '클라이언트',
  server: '서버',
  clientStates: { none: '없음', connected: '연결됨', pulled: '케이블 빠짐', gone: '끊김' },
  believes: '서버가 세는 연결',
  wire: '선 위를 오간 것',
  none: '아직 연결하지 않았습니다. 둘 다 연결해 보세요.',
  starting: '서버 두 개를 상자에 넣어 시작하는 중입니다…',
  ready: '두 클라이언트가 연결되어 있습니다. 하트비트를 지켜본 다음 케이블을 뽑아 보세요.',
  pulled: (seconds: number) => `케이블을 뽑은 지 ${seconds}초. 아무도 알려 주지 않았습니다.`,
  noticed: (seconds: number) =>
    `하트비트가 있는 서버는 ${seconds}초 만에 알아챘습니다. 없는 서버는 아직도 연결이 있다고 믿습니다.`,
  plugged: '케이블을 다시 꽂았습니다. 제때 온 pong이라면 연결은 그대로입니다.',
  lost: '서버가 끝났습니다. 다시 연결해 주세요.',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  fin: 'TCP 종료',
  reset: 'TCP 강제 종료',
  seconds: '초',
};

const en: typeof ko = {
  title: 'Pull the cable',
  with: 'With a heartbeat',
  withNote: 'interval 3 s, timeout 2 s',
  without: 'Without a heartbeat',
  withoutNote: 'never asks',
  connect: 'Connect both',
  again: 'Connect again',
  pull: 'Pull the cable',
  plug: 'Plug it back in',
  client: 'client',
  server: 'server',
  clientStates: { none: 'none yet', connected: 'connected', pulled: 'cable pulled', gone: 'dropped' },
  believes: 'connections that the server counts',
  wire: 'What went over the wire',
  none: 'Not connected yet. Connect both.',
  starting: 'Starting two servers in their boxes…',
  ready: 'Both clients are connected. Watch a beat or two, then pull the cable.',
  pulled: (seconds: number) => `The cable has been out for ${seconds} s. Nobody was told.`,
  noticed: (seconds: number) =>
    `The server with a heartbeat noticed after ${seconds} s. The one without still believes in its connection.`,
  plugged: 'The cable is back in. If the pong was in time, the connection is as it was.',
  lost: 'A server has ended. Please connect again.',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  fin: 'ends TCP',
  reset: 'resets TCP',
  seconds: 's',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
