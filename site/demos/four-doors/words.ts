import type { Language } from '../../language.ts';
import type { Outcome } from './session.ts';

const ko = {
  title: '네 개의 문과 공격 페이지',
  doorsLegend: '앨리스가 들어갑니다',
  doors: { query: '쿼리로', cookie: '쿠키로', message: '첫 메시지로', ticket: '티켓으로' },
  thiefLegend: '로그를 본 도둑이 따라 합니다',
  steal: '로그의 마지막 줄을 그대로 써 보기',
  attackLegend: '앨리스의 브라우저에서 열린 남의 페이지가 연결합니다',
  attack: { wrong: '쿠키만 믿는 은행에', right: 'Origin도 보는 은행에' },
  log: '서버의 접근 로그',
  wire: '선 위를 오간 것',
  client: '브라우저',
  server: '서버',
  none: '아직 아무도 오지 않았습니다',
  busy: '연결하는 중입니다…',
  unreachable:
    '도우미 서버가 답하지 않습니다. 터미널에서 npm start를 실행하고, 알려 주는 주소로 이 강의를 다시 열어 주세요.',
  outcome: (outcome: Outcome): string => {
    const isIn = outcome.status === 101;
    if (outcome.who === 'evil')
      return isIn
        ? '공격이 성공했습니다. 앨리스의 잔고가 남의 페이지에 도착했습니다.'
        : `공격이 실패했습니다. 서버가 Origin을 보고 ${outcome.status}로 거절했습니다.`;
    if (outcome.who === 'alice')
      return isIn
        ? '앨리스가 들어왔습니다. 로그에 무엇이 남았는지 보세요.'
        : `거절당했습니다(${outcome.status}).`;
    if (outcome.door === 'message')
      return '연결은 열렸지만 도둑에게는 할 말이 없습니다. 첫 메시지는 로그에 남지 않고, 잠시 뒤 4401로 닫힙니다.';
    return isIn
      ? '도둑이 앨리스로 들어왔습니다. 비밀이 로그에 그대로 있었기 때문입니다.'
      : outcome.door === 'ticket'
        ? '도둑이 거절당했습니다(401). 로그에 티켓이 있지만 이미 쓴 것입니다.'
        : '도둑이 거절당했습니다(401). 쿠키는 로그에 남지 않습니다.';
  },
};

const en: typeof ko = {
  title: 'Four doors, and an attack page',
  doorsLegend: 'Alice comes in',
  doors: { query: 'by query', cookie: 'by cookie', message: 'by first message', ticket: 'by ticket' },
  thiefLegend: 'A thief who has read the log copies her',
  steal: 'Try what the last line of the log says',
  attackLegend: "Somebody else's page, open in Alice's browser, connects",
  attack: { wrong: 'to a bank that trusts the cookie', right: 'to a bank that looks at Origin' },
  log: "The server's access log",
  wire: 'What went over the wire',
  client: 'browser',
  server: 'server',
  none: 'Nobody has come yet',
  busy: 'Connecting…',
  unreachable:
    'The companion does not answer. Run npm start in a terminal, then open this lesson again at the address that it prints.',
  outcome: (outcome: Outcome): string => {
    const isIn = outcome.status === 101;
    if (outcome.who === 'evil')
      return isIn
        ? "The attack succeeded: Alice's balance arrived at somebody else's page."
        : `The attack failed: the server looked at Origin and answered ${outcome.status}.`;
    if (outcome.who === 'alice')
      return isIn ? 'Alice is in. Look at what she left in the log.' : `Refused (${outcome.status}).`;
    if (outcome.door === 'message')
      return 'The connection is open, but the thief has nothing to say: first messages are in no log. In a moment it is closed with 4401.';
    return isIn
      ? 'The thief is in, as Alice: the secret stood in the log.'
      : outcome.door === 'ticket'
        ? 'The thief is refused (401): the ticket in the log has been used.'
        : 'The thief is refused (401): the log does not have the cookie.';
  },
};

export type Words = typeof ko;

export const words: Readonly<Record<Language, Words>> = { ko, en };
