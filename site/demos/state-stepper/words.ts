import type { Language } from '../../language.ts';

const ko = {
  title: '상태 밟아 보기',
  states: ['연결 중', '연결됨', '닫는 중', '닫힘'],
  none: '아직 연결하지 않았습니다',
  connect: '연결',
  connectNowhere: '없는 경로로 연결',
  message: '메시지',
  hello: '안녕',
  send: '보내기',
  close: '닫기 (1000)',
  cut: '서버 없애기',
  calls: '브라우저가 코드에 알려 주는 것',
  wire: '선 위를 오간 것',
  page: '페이지',
  browser: '브라우저',
  client: '클라이언트',
  server: '서버',
  starting: '서버를 상자에 넣어 시작하는 중입니다…',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  masked: '마스크됨',
  bytes: (count: number) => `${count}바이트`,
  fin: 'TCP 종료',
  reset: 'TCP 강제 종료',
  noCode: '코드 없음',
};

const en: typeof ko = {
  title: 'State stepper',
  states: ['connecting', 'connected', 'closing', 'over'],
  none: 'Not connected yet',
  connect: 'Connect',
  connectNowhere: 'Connect to a wrong path',
  message: 'Message',
  hello: 'hello',
  send: 'Send',
  close: 'Close (1000)',
  cut: 'Take the server away',
  calls: 'What the browser tells your code',
  wire: 'What went over the wire',
  page: 'page',
  browser: 'browser',
  client: 'client',
  server: 'server',
  starting: 'Starting the server in its box…',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  masked: 'masked',
  bytes: (count: number) => `${count} bytes`,
  fin: 'ends TCP',
  reset: 'resets TCP',
  noCode: 'no code',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
