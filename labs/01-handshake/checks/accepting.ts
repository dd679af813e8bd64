import { check } from '../../../grader/kit/index.ts';
import { greeted } from './ready.ts';

export const accepting = [
  check('handshake-accepted', {
    title: { ko: '올바른 핸드셰이크를 받아들입니다', en: 'A right handshake is accepted' },
    promise: {
      ko: '`/ws`로 온 올바른 핸드셰이크에는 `101`과 그 키에 맞는 `Sec-WebSocket-Accept`로 응답합니다.',
      en: 'A right handshake at `/ws` is answered with `101` and the `Sec-WebSocket-Accept` that belongs to its key.',
    },
    rests: 'RFC 6455 section 4.2.2',
    points: 3,
    async try(t) {
      // A new key each time: an answer that was computed once fails the second time.
      for (let turn = 0; turn < 3; turn += 1) await t.connect('/ws');
    },
  }),

  check('any-case', {
    title: { ko: '대소문자를 가리지 않습니다', en: 'Upper and lower case are alike' },
    promise: {
      ko: '헤더 이름과 `Upgrade`, `Connection`의 값은 대소문자를 가리지 않으며, `Connection`에는 다른 값이 함께 올 수 있습니다.',
      en: 'Header names and the values of `Upgrade` and `Connection` are taken in any case, and `Connection` may hold other values besides.',
    },
    rests: 'RFC 6455 section 4.2.1',
    points: 1,
    async try(t) {
      await t.connect('/ws');
      const key = Buffer.from(t.random.bytes(16)).toString('base64');
      const variants = [
        { headers: { Upgrade: 'WebSocket' }, cause: byCase },
        { headers: { Upgrade: 'WEBSOCKET', Connection: 'UPGRADE' }, cause: byCase },
        { headers: { Connection: 'upgrade' }, cause: byCase },
        { headers: { Connection: 'keep-alive, Upgrade' }, cause: oneOfSeveral },
        { headers: { Connection: 'Keep-Alive,upgrade' }, cause: oneOfSeveral },
        {
          headers: { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13' },
          cause: byName,
        },
        {
          headers: { UPGRADE: 'websocket', CONNECTION: 'Upgrade', 'SEC-WEBSOCKET-VERSION': '13' },
          cause: byName,
        },
      ];
      for (const { headers, cause } of t.random.shuffle(variants)) await t.connect('/ws', { headers, cause });
      for (const name of ['sec-websocket-key', 'SEC-WEBSOCKET-KEY']) {
        const response = await t.upgrade('/ws', { headers: { [name]: key }, cause: byName });
        response.expectStatus(101, { cause: byName });
      }
    },
  }),

  check('query-ignored', {
    title: { ko: '쿼리는 경로가 아닙니다', en: 'The query is not part of the path' },
    promise: {
      ko: '경로는 쿼리를 빼고 비교합니다. `/ws?x=1`은 `/ws`입니다.',
      en: 'The path is compared without the query: `/ws?x=1` is `/ws`.',
    },
    rests: 'RFC 3986 section 3.4',
    points: 1,
    async try(t) {
      await t.connect('/ws');
      await t.connect(`/ws?${t.random.id()}=/${t.random.id()}`, { cause: withQuery });
      await t.connect('/ws?', { cause: withQuery });
    },
  }),

  check('no-extension', {
    title: { ko: '확장에는 동의하지 않습니다', en: 'No extension is agreed to' },
    promise: {
      ko: '클라이언트가 압축 같은 확장을 제안해도 `101`에 `Sec-WebSocket-Extensions`를 쓰지 않습니다.',
      en: 'Whatever extensions a client offers, compression for one, the `101` has no `Sec-WebSocket-Extensions`.',
    },
    rests: 'RFC 6455 section 9.1',
    points: 1,
    async try(t) {
      const offer = 'permessage-deflate; client_max_window_bits';
      const { response } = await t.connect('/ws', { headers: { 'Sec-WebSocket-Extensions': offer } });
      const seen = response.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-extensions');
      if (!seen) return;
      t.fail({
        expected: { ko: 'Sec-WebSocket-Extensions가 없는 101', en: 'a 101 without Sec-WebSocket-Extensions' },
        observed: { ko: `헤더 ${seen.join(': ')}`, en: `the header ${seen.join(': ')}` },
        cause: echoedOffer,
      });
    },
  }),

  check('ready-once', {
    title: { ko: '101 다음에 ready를 한 번 보냅니다', en: 'The 101 is followed by one ready' },
    promise: {
      ko: '`101` 다음에 `ready`라는 텍스트 프레임 하나를 보내고, 그 뒤에는 먼저 말을 걸지 않습니다.',
      en: 'After the `101` comes one text frame that says `ready`, and then nothing unasked.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 2,
    async try(t) {
      for (let turn = 0; turn < 2; turn += 1) {
        const client = await greeted(t);
        await client.expectNothingSoFar({ cause: saidMore });
      }
    },
  }),
];

const byCase = {
  ko: '`Upgrade`와 `Connection`의 값은 대소문자를 가리지 않습니다(RFC 9110 7.6.1, 7.8). 비교하기 전에 `toLowerCase()`로 맞추세요.',
  en: 'The values of `Upgrade` and `Connection` are compared in any case (RFC 9110 sections 7.6.1 and 7.8): `toLowerCase()` them first.',
};

const oneOfSeveral = {
  ko: '`Connection`은 쉼표로 나눈 목록입니다. Firefox는 `keep-alive, Upgrade`를 보냅니다. 값 전체가 아니라 목록에 `upgrade`가 있는지 보세요.',
  en: '`Connection` is a list with commas: Firefox sends `keep-alive, Upgrade`. Look whether `upgrade` is in the list, not whether it is all of it.',
};

const byName = {
  ko: '헤더 이름은 대소문자를 가리지 않습니다. Node의 `request.headers`는 이름을 모두 소문자로 바꿔 주지만 `rawHeaders`는 그렇지 않습니다.',
  en: "Header names are compared in any case. Node's `request.headers` has all of them in lower case, `rawHeaders` has not.",
};

const withQuery = {
  ko: '`request.url`에는 쿼리까지 들어 있습니다. 물음표 앞부분만 비교하세요.',
  en: '`request.url` holds the query, too. Compare the part before the question mark.',
};

const echoedOffer = {
  ko: '제안받은 확장을 그대로 돌려주면 그 확장에 동의한 것이 됩니다. 클라이언트는 곧바로 압축한 프레임을 보내기 시작합니다. 헤더를 빼세요.',
  en: 'To send the offered extension back is to agree to it: the client will compress its frames from now on. Leave the header out.',
};

const saidMore = {
  ko: '`ready`는 한 번만 보냅니다. 같은 프레임을 두 번 쓰거나 다른 말을 덧붙이지 않았는지 확인하세요.',
  en: '`ready` is said once. Is it written twice, or followed by something else?',
};
