import type { Language } from '../../language.ts';

const ko = {
  title: '처음으로 보내는 프레임',
  message: '보낼 메시지',
  hello: '안녕',
  send: '보내기',
  unused: '아직 아무것도 보내지 않았습니다. 메시지를 쓰고 보내 보세요.',
  starting: '서버를 상자에 넣어 시작하는 중입니다…',
  open: (heads: number, frames: number) =>
    `연결을 여는 데 ${heads}바이트, 그 뒤로 오간 프레임은 모두 ${frames}바이트입니다. 연결은 열려 있습니다. 한 번 더 보내 보세요.`,
  closed: '연결이 닫혔습니다. 다시 보내면 새로 연결합니다.',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  wire: '선 위를 오간 것',
  client: '브라우저',
  server: '서버',
  bytes: (count: number) => `${count}바이트`,
  parts: { kind: '종류', length: '길이', key: '마스크 키', payload: '내용' },
  meaning: {
    kind: '81은 “이것으로 끝나는 텍스트 메시지”라는 뜻입니다',
    length: '내용의 길이. 브라우저가 보낸 것에는 마스크 표시(80)가 더해집니다',
    key: '브라우저가 프레임마다 새로 뽑는 4바이트. 아무에게도 알려 주지 않습니다',
    payload: '메시지를 UTF-8로 적은 바이트. 선 위에서는 마스크 키로 가려져 지나갑니다',
  },
};

const en: typeof ko = {
  title: 'The first frame you ever sent',
  message: 'Message',
  hello: 'hello',
  send: 'Send',
  unused: 'Nothing sent yet. Write a message and send it.',
  starting: 'Starting the server in its box…',
  open: (heads: number, frames: number) =>
    `Opening the connection took ${heads} bytes; all frames since then, ${frames} bytes. It is still open: send another.`,
  closed: 'The connection is closed. Sending again opens a new one.',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  wire: 'What went over the wire',
  client: 'browser',
  server: 'server',
  bytes: (count: number) => `${count} bytes`,
  parts: { kind: 'kind', length: 'length', key: 'masking key', payload: 'content' },
  meaning: {
    kind: '81 says: a text message, and this is all of it',
    length: 'The length of the content; in what a browser sends, with the sign of the mask (80) added',
    key: 'Four bytes that the browser draws anew for every frame, and tells nobody',
    payload: 'The message in UTF-8. On the wire the masking key covers it',
  },
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
