import { check, type Response, type Trial } from '../../../grader/kit/index.ts';

interface Text {
  readonly ko: string;
  readonly en: string;
}

/** The answer to these offers; each of them is a header field of its own. */
async function answerTo(t: Trial, ...offers: readonly string[]): Promise<Response> {
  // Names that differ in case alone make several fields of the same name.
  const names = ['Sec-WebSocket-Protocol', 'sec-websocket-protocol'];
  const headers = Object.fromEntries(offers.map((offer, index) => [names[index] ?? '', offer]));
  const { response, fault } = await t.knock('/ws', { headers });
  return fault ? t.fail(fault) : response;
}

function expectChosen(t: Trial, { head, event }: Response, wanted: string | undefined, cause: Text): void {
  const seen = head.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1];
  if (seen !== wanted) t.fail({ expected: answer(wanted), observed: answer(seen), event, cause });
}

const answer = (value: string | undefined): Text =>
  value === undefined
    ? { ko: 'Sec-WebSocket-Protocol이 없는 101', en: 'a 101 without Sec-WebSocket-Protocol' }
    : { ko: `Sec-WebSocket-Protocol: ${value}`, en: `Sec-WebSocket-Protocol: ${value}` };

export const protocols = [
  check('protocol-chosen', {
    title: { ko: '제안 가운데 chat.v1을 고릅니다', en: 'chat.v1 is chosen among the offers' },
    promise: {
      ko: '클라이언트가 제안한 서브프로토콜에 `chat.v1`이 있으면 그것 하나만 골라 알려 줍니다.',
      en: 'Where `chat.v1` is among the subprotocols that a client offers, it is chosen, and it alone.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 2,
    async try(t) {
      const other = `chat.${t.random.id(4)}`;
      const offers: readonly (readonly [cause: Text, ...fields: string[]])[] = [
        [notChosen, 'chat.v1'],
        [firstOnly, `${other}, chat.v1`],
        [firstOnly, `chat.v1, ${other}`],
        [spaces, `${other},chat.v1,chat.v2`],
        [spaces, `${other} ,\tchat.v1 , chat.v2`],
        [severalFields, other, 'chat.v1'],
      ];
      for (const [cause, ...fields] of t.random.shuffle(offers)) {
        expectChosen(t, await answerTo(t, ...fields), 'chat.v1', cause);
      }
    },
  }),

  check('protocol-absent', {
    title: { ko: '고를 것이 없으면 헤더도 없습니다', en: 'Nothing to choose, no header' },
    promise: {
      ko: '`chat.v1`이 정확히 제안되지 않았으면 서브프로토콜 헤더 없이 `101`로 응답합니다.',
      en: 'Where exactly `chat.v1` is not offered, the answer is a `101` without a subprotocol header.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 2,
    async try(t) {
      expectChosen(t, await answerTo(t), undefined, unasked);
      for (const near of t.random.shuffle([
        'CHAT.V1',
        'chat.v10',
        'xchat.v1',
        'chat.v',
        `a${t.random.id(4)}`,
      ])) {
        expectChosen(t, await answerTo(t, near), undefined, notExactly);
        expectChosen(t, await answerTo(t, `x, ${near}`), undefined, notExactly);
      }
    },
  }),
];

const notChosen = {
  ko: '`Sec-WebSocket-Protocol`에 `chat.v1`이 있으면 `101`에 `Sec-WebSocket-Protocol: chat.v1`을 써야 합니다.',
  en: 'With `chat.v1` in `Sec-WebSocket-Protocol`, the `101` has to hold `Sec-WebSocket-Protocol: chat.v1`.',
};

const firstOnly = {
  ko: '제안은 쉼표로 나눈 목록입니다. 헤더를 그대로 돌려보내거나 첫 번째만 보지 말고, 목록에서 `chat.v1` 하나를 고르세요.',
  en: 'The offers are a list with commas. Do not send the header back or look at the first alone: choose `chat.v1` from the list.',
};

const spaces = {
  ko: '쉼표 둘레에는 공백이 있을 수도 없을 수도 있습니다. 쉼표로 나눈 뒤 `trim()`하세요.',
  en: 'There may or may not be white space around the commas: split at the comma, then `trim()`.',
};

const severalFields = {
  ko: '같은 이름의 헤더가 여러 번 올 수 있습니다(RFC 6455 11.3.4절). 목록 하나로 이어서 보세요. Node의 `request.headers`가 그렇게 해 줍니다.',
  en: "The header may come several times (RFC 6455 section 11.3.4), which means one list. Node's `request.headers` joins them.",
};

const unasked = {
  ko: '제안하지 않은 서브프로토콜을 고르면 브라우저는 연결을 끊습니다. 제안이 없었다면 헤더도 쓰지 마세요.',
  en: 'A browser ends the connection when it is given a subprotocol that it did not offer. No offer, no header.',
};

const notExactly = {
  ko: '서브프로토콜 이름은 대소문자까지 정확히 비교합니다. 고를 것이 없으면 헤더를 쓰지 않습니다. `includes`를 문자열에 쓰면 `chat.v10`도 통과합니다.',
  en: 'Subprotocols are compared exactly, case included; with nothing to choose there is no header. `includes` on a string lets `chat.v10` through.',
};
