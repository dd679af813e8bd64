import type { HostMode } from '../../../server/host.ts';
import type { Language } from '../../language.ts';

const ko = {
  panel: '서버',
  mode: '서버가 하는 일',
  modes: {
    accept: '받아들임',
    refuse: '거절 (503)',
    silent: '침묵',
    down: '내림',
  } satisfies Record<HostMode, string>,
  event: '이벤트 보내기',
  ping: '핑',
  cut: '선 끊기',
  code: '종료 코드',
  noCode: '코드 없음',
  close: '닫기',
  message: '보낼 텍스트 메시지',
  send: '보내기',
  needsRun: '프로그램을 실행하면 이 서버로 연결해 옵니다. 주소는 SERVER_URL에 들어 있습니다.',
  stands: (connections: number, lastId: number) =>
    `연결 ${connections}개 · ${lastId === 0 ? '아직 이벤트 없음' : `마지막 이벤트 ${lastId}`}`,
  wire: '선 위를 오간 것',
  empty: '여기에 프로그램과 서버 사이에 오간 것이 모두 나옵니다.',
};

const en: typeof ko = {
  panel: 'Server',
  mode: 'What the server does',
  modes: {
    accept: 'Accept',
    refuse: 'Refuse (503)',
    silent: 'Silent',
    down: 'Down',
  },
  event: 'Send an event',
  ping: 'Ping',
  cut: 'Cut the line',
  code: 'Close code',
  noCode: 'no code',
  close: 'Close',
  message: 'Text message to send',
  send: 'Send',
  needsRun: 'Run your program, and it comes to this server. Its address is in SERVER_URL.',
  stands: (connections, lastId) =>
    `${connections} ${connections === 1 ? 'connection' : 'connections'} · ${lastId === 0 ? 'no event yet' : `last event ${lastId}`}`,
  wire: 'On the wire',
  empty: 'Whatever goes between your program and the server is shown here.',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
