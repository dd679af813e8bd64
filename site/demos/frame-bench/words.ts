import type { Language } from '../../language.ts';

const ko = {
  title: '프레임 작업대',
  bits: '첫 두 바이트의 비트',
  opcode: 'opcode',
  opcodes: { 0: '연속', 1: '텍스트', 2: '바이너리', 8: '종료', 9: 'ping', 10: 'pong' } as Readonly<
    Record<number, string>
  >,
  reserved: '예약',
  payload: '페이로드',
  asText: '텍스트로 적기',
  asHex: '16진수로 적기',
  badHex: '16진수를 두 자리씩 적어 주세요. 예: 03 ee',
  parts: { head: '머리', length: '확장 길이', mask: '마스킹 키', payload: '페이로드' },
  bytes: '보낼 바이트',
  send: '보내기',
  restart: '새 연결',
  wire: '선 위를 오간 프레임',
  nothing: '아직 보낸 것이 없습니다.',
  client: '보냄',
  server: '받음',
  masked: '마스크됨',
  ready: '연결되어 있습니다. 서버는 마지막 조각이 와야 답합니다.',
  closed: '연결이 끝났습니다. 다음 프레임은 새 연결로 보냅니다.',
  starting: '서버를 상자에 넣어 시작하는 중입니다…',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  fin: 'TCP 종료',
  reset: 'TCP 강제 종료',
  raw: '프레임이 아닌 바이트',
  code: '코드',
};

const en: typeof ko = {
  title: 'Frame bench',
  bits: 'Bits of the first two bytes',
  opcode: 'opcode',
  opcodes: { 0: 'continuation', 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' },
  reserved: 'reserved',
  payload: 'Payload',
  asText: 'as text',
  asHex: 'in hex',
  badHex: 'Two hex digits for each byte, such as 03 ee.',
  parts: { head: 'head', length: 'extended length', mask: 'masking key', payload: 'payload' },
  bytes: 'Bytes to send',
  send: 'Send',
  restart: 'New connection',
  wire: 'Frames on the wire',
  nothing: 'Nothing was sent yet.',
  client: 'sent',
  server: 'came back',
  masked: 'masked',
  ready: 'Connected. The server answers when the last fragment has come.',
  closed: 'The connection has ended. The next frame opens a new one.',
  starting: 'Starting the server in its box…',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  fin: 'ends TCP',
  reset: 'resets TCP',
  raw: 'bytes that are no frame',
  code: 'code',
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
