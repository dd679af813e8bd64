import { check, type Response, type Trial } from '../../../grader/kit/index.ts';

interface Text {
  readonly ko: string;
  readonly en: string;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** The answer to a handshake with these headers, after a right one has shown that handshakes work at all. */
const refused = (t: Trial, headers: Headers, cause: Text): Promise<Response> =>
  t.upgrade('/ws', { headers, cause });

/** Keys that are no key, each for a reason of its own. */
function wrongKeys(t: Trial): readonly (readonly [key: string | undefined, cause: Text])[] {
  const base64 = (length: number): string => Buffer.from(t.random.bytes(length)).toString('base64');
  const key = base64(16);
  const lastOf: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' };
  return [
    [undefined, missingKey],
    ['', missingKey],
    [base64(15), otherLength],
    [base64(17), otherLength],
    [base64(24), otherLength],
    [t.random.id(24), otherLength],
    [key.slice(0, -2), notCanonical],
    [key.slice(0, -1), notCanonical],
    [key.slice(0, 21) + (lastOf[key.charAt(21)] ?? '') + '==', notCanonical],
    [`-_${key.slice(2)}`, notCanonical],
    [`${key.slice(0, 10)}!${key.slice(10)}`, notCanonical],
  ];
}

export const refusing = [
  check('version-refused', {
    title: { ko: '버전이 13이 아니면 426입니다', en: 'Any version but 13 is a 426' },
    promise: {
      ko: '`Sec-WebSocket-Version`이 없거나 13이 아니면 `426`과 `Sec-WebSocket-Version: 13`으로 응답합니다.',
      en: 'A handshake without `Sec-WebSocket-Version`, or with another one than 13, is answered with `426` and `Sec-WebSocket-Version: 13`.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 2,
    async try(t) {
      await t.connect('/ws');
      for (const version of t.random.shuffle([undefined, '0', '8', '12', '14', '113', '130'])) {
        const cause = version === undefined ? noVersion : otherVersion;
        const response = await refused(t, { 'Sec-WebSocket-Version': version }, cause);
        response.expectStatus(426, { cause });
        response.expectHeader('Sec-WebSocket-Version', '13', { cause: sayVersion });
      }
    },
  }),

  check('key-refused', {
    title: { ko: '키가 올바르지 않으면 400입니다', en: 'A key that is none is a 400' },
    promise: {
      ko: '`Sec-WebSocket-Key`가 없거나 16바이트를 적은 올바른 base64가 아니면 `400`으로 응답합니다.',
      en: 'A handshake without `Sec-WebSocket-Key`, or with one that is not the canonical base64 of 16 bytes, is answered with `400`.',
    },
    rests: 'RFC 6455 section 4.2.1',
    points: 2,
    async try(t) {
      await t.connect('/ws');
      for (const [key, cause] of wrongKeys(t)) {
        (await refused(t, { 'Sec-WebSocket-Key': key }, cause)).expectStatus(400, { cause });
      }
    },
  }),

  check('method-refused', {
    title: { ko: 'GET이 아니면 405입니다', en: 'Any method but GET is a 405' },
    promise: {
      ko: '`/ws`에 GET이 아닌 메서드로 온 요청에는 업그레이드 여부와 관계없이 `405`로 응답합니다.',
      en: 'A request for `/ws` with another method than GET is answered with `405`, whether it asks for an upgrade or not.',
    },
    rests: 'RFC 6455 section 4.1',
    points: 1,
    async try(t) {
      await t.connect('/ws');
      for (const method of t.random.shuffle(['POST', 'PUT', 'DELETE'])) {
        const upgrade = await t.upgrade('/ws', { method, cause: anyMethod });
        upgrade.expectStatus(405, { cause: anyMethod });
        const plain = await t.request(method, '/ws', { cause: unanswered });
        plain.expectStatus(405, { cause: plainMethod });
      }
    },
  }),

  check('plain-request', {
    title: { ko: '업그레이드가 아니면 426입니다', en: 'No upgrade is a 426' },
    promise: {
      ko: '업그레이드 없이 온 `GET /ws`에는 `426`과 `Upgrade: websocket`으로 응답합니다.',
      en: '`GET /ws` without an upgrade is answered with `426` and `Upgrade: websocket`.',
    },
    rests: 'RFC 9110 section 15.5.22',
    points: 1,
    async try(t) {
      for (const path of ['/ws', `/ws?${t.random.id()}`]) {
        const response = await t.get(path, { cause: unanswered });
        response.expectStatus(426, { cause: plainIs426 });
        response.expectHeader('Upgrade', /^websocket$/i, { cause: sayUpgrade });
      }
    },
  }),

  check('refusal-complete', {
    title: { ko: '거절도 완전한 HTTP 응답입니다', en: 'A refusal is a complete response' },
    promise: {
      ko: '거절은 완전한 HTTP 응답입니다. 본문의 길이를 알려 주거나 연결을 닫습니다.',
      en: 'A refusal is a complete HTTP response: its length is given, or the connection is closed.',
    },
    rests: 'RFC 9112 section 6.3',
    points: 1,
    async try(t) {
      const expected = { cause: incomplete };
      for (const headers of [{ 'Sec-WebSocket-Version': '8' }, { 'Sec-WebSocket-Key': 'none' }]) {
        (await refused(t, headers, incomplete)).expectStatus('4xx', expected);
      }
      for (const [method, path] of [['GET', `/${t.random.id()}`] as const, ['POST', '/ws'] as const]) {
        (await t.upgrade(path, { method, ...expected })).expectStatus('4xx', expected);
        (await t.request(method, path, expected)).expectStatus('4xx', expected);
      }
    },
  }),
];

const noVersion = {
  ko: '`Sec-WebSocket-Version`이 없는 요청도 거절해야 합니다. 버전이 있을 때만 비교하고 있지 않은지 확인하세요.',
  en: 'A handshake without `Sec-WebSocket-Version` is refused, too. Is the version compared only where there is one?',
};

const otherVersion = {
  ko: '버전은 정확히 `13`이어야 합니다. 8(초안)도, 14도, 113도 아닙니다. 거절은 400이 아니라 426입니다.',
  en: 'The version has to be exactly `13`: neither 8 (a draft) nor 14 nor 113. And the refusal is a 426, not a 400.',
};

const sayVersion = {
  ko: '426에 `Sec-WebSocket-Version: 13`을 함께 보내야 클라이언트가 어떤 버전으로 다시 시도할지 압니다.',
  en: 'The 426 has to hold `Sec-WebSocket-Version: 13`: from it the client learns with which version to try again.',
};

const missingKey = {
  ko: '`Sec-WebSocket-Key`가 없거나 비어 있으면 400입니다. 키가 `undefined`인 채로 SHA-1을 계산하지 않았는지 확인하세요.',
  en: 'No key, or an empty one, is a 400. Is a SHA-1 computed with `undefined`?',
};

const otherLength = {
  ko: '키는 정확히 16바이트를 적은 base64입니다. 글자 수가 아니라 디코딩한 바이트 수를 세세요.',
  en: 'A key is the base64 of exactly 16 bytes. Count the bytes that it decodes to, not its characters.',
};

const notCanonical = {
  ko: '`Buffer.from(key, "base64")`는 틀린 글자와 빠진 `==`를 눈감아 줍니다. 디코딩한 것을 다시 base64로 적어 원래 키와 같은지 비교하세요.',
  en: "`Buffer.from(key, 'base64')` overlooks wrong characters and a missing `==`. Encode what you decoded and compare that with the key.",
};

const anyMethod = {
  ko: '핸드셰이크는 GET 요청이어야 합니다(RFC 6455 4.1절). `upgrade` 이벤트는 어떤 메서드로 온 요청에서도 발생합니다.',
  en: "A handshake is a GET (RFC 6455 section 4.1). The event 'upgrade' fires for requests with any method.",
};

const plainMethod = {
  ko: '업그레이드가 아닌 요청에서도 메서드를 먼저 확인하세요. `POST /ws`는 405입니다.',
  en: 'Look at the method of plain requests, too: `POST /ws` is a 405.',
};

const unanswered = {
  ko: '`upgrade` 이벤트만 듣고 있으면 일반 요청에는 아무도 답하지 않습니다. 요청 리스너도 다세요.',
  en: "Who listens for 'upgrade' alone leaves plain requests without an answer. Add a request listener.",
};

const plainIs426 = {
  ko: '업그레이드 없이 `/ws`를 요청했다면 426(Upgrade Required)입니다. 404도 400도 아닙니다.',
  en: 'A request for `/ws` without an upgrade is a 426 (Upgrade Required), neither a 404 nor a 400.',
};

const sayUpgrade = {
  ko: '426에는 무엇으로 업그레이드할지 알려 주는 `Upgrade: websocket`이 있어야 합니다(RFC 9110 15.5.22절).',
  en: 'A 426 has to say what to upgrade to: `Upgrade: websocket` (RFC 9110 section 15.5.22).',
};

const incomplete = {
  ko: "응답의 헤더는 빈 줄(`\\r\\n\\r\\n`)로 끝나야 하고, `Content-Length: 0`을 쓰거나 `socket.end()`로 연결을 닫아야 응답이 끝난 줄 압니다. 'upgrade'에서는 Node가 대신해 주지 않습니다.",
  en: "The head of a response ends with an empty line (`\\r\\n\\r\\n`), and `Content-Length: 0` or `socket.end()` tells that nothing follows. On 'upgrade' Node does none of it for you.",
};
