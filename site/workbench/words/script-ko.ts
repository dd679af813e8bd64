import type { Verb } from '../script/read-act.ts';
import type { Wrong } from '../script/step.ts';

/** What the scripts of the client panel say, in Korean. */
export const scriptKo = {
  title: '스크립트',
  hint: '한 줄에 하나씩, 누가 무엇을 할지 씁니다. 클라이언트는 이름이나 번호로 부릅니다. #으로 시작하는 줄은 설명입니다. 쓴 것은 이 브라우저에 남습니다.',
  help: '쓸 수 있는 동작',
  does: {
    connect: 'WebSocket으로 연결합니다. 경로 뒤에 서브프로토콜을 쓸 수 있습니다.',
    subscribe: '이벤트 스트림을 구독합니다.',
    text: '텍스트 메시지를 보냅니다.',
    json: 'JSON인지 확인하고 텍스트 메시지로 보냅니다.',
    binary: '바이너리 메시지를 16진수로 써서 보냅니다.',
    close: '닫기 핸드셰이크를 시작합니다. 코드와 이유는 쓰지 않아도 됩니다.',
    frame:
      '프레임을 직접 만들어 보냅니다. fin=0, rsv1, unmasked, opcode=3, hex=ff, length=5를 쓸 수 있습니다.',
    pong: '다음 연결부터 ping에 답하지 않습니다. pong on을 쓰면 다시 답합니다.',
    open: 'TCP로만 연결합니다. 저절로 보내는 것이 없어 핸드셰이크도 직접 써야 합니다.',
    bytes: '바이트를 있는 그대로 보냅니다. 따옴표 안의 글이나 16진수(81 00)로 씁니다.',
    end: '내 쪽의 TCP 연결만 끝냅니다. 서버는 아직 보낼 수 있습니다.',
    freeze: '선을 얼립니다. 아무것도 도착하지 않고, 양쪽 모두 그 사실을 모릅니다.',
    thaw: '얼린 선을 녹입니다.',
    cut: '닫는다는 말 없이 선을 끊습니다.',
    slow: '1초에 1,000바이트만 읽습니다.',
    quick: '다시 오는 대로 읽습니다.',
    wait: '그만큼 기다립니다. 밀리초입니다.',
    get: 'GET 요청을 보냅니다.',
    post: 'POST 요청을 보냅니다. 경로 뒤가 본문입니다.',
  } satisfies Record<Verb | 'wait' | 'get' | 'post', string>,
  label: '스크립트, 한 줄에 동작 하나',
  example: '예제 넣기',
  run: '처음부터 실행',
  goOn: '이어서 실행',
  stop: '멈춤',
  step: '한 줄만',
  record: '동작 기록하기',
  recordEnd: '기록 끝내기',
  recording: '이제 클라이언트로 하는 일이 스크립트 끝에 적힙니다.',
  steps: '스크립트의 진행',
  line: (line: number) => `${line}번째 줄`,
  state: { done: '마침', next: '다음', stopped: '여기서 멈춤' },
  phase: {
    running: (done: number, all: number) => `${all}단계 중 ${done}단계를 마쳤습니다.`,
    done: (all: number) => `${all}단계를 모두 마쳤습니다.`,
    stopped: (line: number) =>
      `${line}번째 줄에서 멈추었습니다. 이 클라이언트는 연결되어 있지 않습니다. 먼저 연결하는 줄이 있는지, 거절되거나 끊기지 않았는지 기록을 보세요.`,
  },
  link: '링크 복사',
  linkLabel: '이 스크립트를 여는 주소',
  shared:
    '링크로 받은 스크립트입니다. 실행을 누르기 전에는 아무 일도 일어나지 않습니다. 고치면 내 스크립트가 됩니다.',
  takeOwn: '내 스크립트로 돌아가기',
  replaced: '받은 스크립트를 고쳐서, 전에 쓴 스크립트 대신 남겼습니다.',
  arrived: '링크로 받은 스크립트가 클라이언트 패널에 있습니다. 아직 아무것도 실행하지 않았습니다.',
  broken: '링크에 든 스크립트를 읽을 수 없습니다. 주소가 중간에 잘리지 않았는지 확인하세요.',
  wrong: {
    who: (word) =>
      `모르는 클라이언트입니다: '${word}'. 줄은 클라이언트의 이름이나 번호(1~20), 또는 wait, get, post로 시작합니다.`,
    verb: (word) => `모르는 동작입니다: '${word}'. 아래의 ‘쓸 수 있는 동작’에서 고르세요.`,
    path: (word) =>
      `프로그램의 경로가 아닙니다: '${word}'. /로 시작하고, 빈칸이나 ..가 없어야 합니다. 예: /ws?name=alice`,
    json: () => 'JSON이 아닙니다. 따옴표와 괄호를 확인하세요. 예: json {"type":"join","room":"tech"}',
    hex: () => '16진수를 두 자리씩 쓰세요. 예: binary ff 00 41',
    bytes: () =>
      '보낼 바이트를 따옴표 안의 글이나 16진수로 쓰세요. 예: bytes "GET / HTTP/1.1\\r\\n", bytes 81 00',
    pong: () => 'pong 뒤에는 on이나 off를 쓰세요. 예: pong off',
    close: (word) =>
      `이렇게는 닫을 수 없습니다: '${word}'. 브라우저는 1000이나 3000~4999와 123바이트까지의 이유만 보냅니다. 예: close 4000 bye`,
    frame: () => '프레임을 읽을 수 없습니다. 예: frame text fin=0 "hel", frame ping "x", frame bytes 81 00',
    wait: () => '기다릴 시간을 밀리초로 쓰세요. 1부터 60000까지입니다. 예: wait 500',
    'nothing-more': (word) => `뒤에 남는 말이 있습니다: '${word}'. 이 동작 뒤에는 아무것도 쓰지 않습니다.`,
    mixed: () =>
      '프레임을 직접 만드는 클라이언트는 이벤트 스트림을 구독할 수 없습니다. 다른 클라이언트를 쓰세요.',
    bare: (word) =>
      `open으로 연결한 클라이언트는 ${word}을(를) 할 수 없습니다. bytes로 직접 쓰거나, WebSocket을 쓸 다른 클라이언트를 고르세요.`,
    steps: (word) => `단계가 너무 많습니다. ${word}단계까지 쓸 수 있습니다.`,
    long: (word) => `스크립트가 너무 깁니다. ${word}자까지 쓸 수 있습니다.`,
  } satisfies Record<Wrong, (word: string) => string>,
};

export type ScriptWords = typeof scriptKo;
