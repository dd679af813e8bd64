import type { Language } from '../../language.ts';
import type { RequestName } from './requests.ts';

const requestsKo: Readonly<Record<RequestName, string>> = {
  right: '올바른 요청',
  version: '옛 버전',
  key: '잘못된 키',
  method: 'POST로',
  path: '없는 경로로',
  protocol: '서브프로토콜 제안',
};

const ko = {
  title: 'accept 계산기',
  key: 'Sec-WebSocket-Key',
  fresh: '새 키',
  valid: '16바이트의 base64입니다. 올바른 키입니다.',
  invalid: '16바이트의 base64가 아닙니다. 서버는 400으로 거절해야 합니다.',
  joined: '1. 키 뒤에 고정된 GUID를 붙입니다',
  digest: '2. SHA-1 해시를 구합니다 (20바이트)',
  accept: '3. base64로 적으면 Sec-WebSocket-Accept입니다',
  request: '보낼 요청 (줄 끝은 CRLF로 바꾸어 보냅니다)',
  presets: '요청 고르기',
  requests: requestsKo,
  send: '이 바이트를 그대로 보내기',
  starting: '서버를 상자에 넣어 시작하고 연결하는 중입니다…',
  sent: '보냈습니다. 아래가 서버가 답한 것입니다.',
  none: '아직 보내지 않았습니다. 요청을 고치고 보내 보세요.',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  answer: '서버가 보낸 것',
  matches: '계산한 값과 같습니다.',
  differs: '위에서 계산한 값과 다릅니다. 요청의 키가 위의 키와 같은가요?',
  frame: (text: string) => `프레임: ${text}`,
  ended: '서버가 연결을 끝냈습니다.',
};

const en: typeof ko = {
  title: 'Accept calculator',
  key: 'Sec-WebSocket-Key',
  fresh: 'New key',
  valid: 'The base64 of 16 bytes: a key as it should be.',
  invalid: 'Not the base64 of 16 bytes. A server has to refuse it with a 400.',
  joined: '1. The fixed GUID is put behind the key',
  digest: '2. The SHA-1 of both (20 bytes)',
  accept: '3. In base64 it is the Sec-WebSocket-Accept',
  request: 'The request to send (line ends become CRLF)',
  presets: 'Choose a request',
  requests: {
    right: 'A right one',
    version: 'An old version',
    key: 'A bad key',
    method: 'With POST',
    path: 'To another path',
    protocol: 'Offering subprotocols',
  },
  send: 'Send exactly these bytes',
  starting: 'Starting the server in its box, and connecting…',
  sent: 'Sent. Below is what the server answered.',
  none: 'Nothing sent yet. Change the request if you like, and send it.',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  answer: 'What the server sent',
  matches: 'The same as the one that we computed.',
  differs: 'Not the one computed above. Is the key in the request the one above?',
  frame: (text) => `frame: ${text}`,
  ended: 'The server ended the connection.',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
