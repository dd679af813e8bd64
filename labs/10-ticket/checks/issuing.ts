import { check } from '../../../grader/kit/index.ts';
import { askFor, issue, usersOf } from './tickets.ts';

export const issuing = [
  check('ticket-issued', {
    title: { ko: '토큰을 내면 티켓을 줍니다', en: 'A token gets a ticket' },
    promise: {
      ko: '올바른 Bearer 토큰으로 `POST /tickets`를 요청하면 201과 함께 티켓과 그 수명(ms)을 JSON으로 돌려줍니다.',
      en: '`POST /tickets` with a known bearer token is answered with 201, a ticket, and how many ms it is good for.',
    },
    rests: 'RFC 6750 section 2.1',
    points: 2,
    async try(t) {
      const lifetime = t.ms('TICKET_TTL_MS');
      const isLifetime = (value: unknown): boolean =>
        typeof value === 'number' && value > 0.9 * lifetime && value <= lifetime;
      for (const user of t.random.shuffle(usersOf(t))) {
        await issue(t, user);
        const response = await askFor(t, `Bearer ${user.token}`);
        response.expectStatus(201).expectJson({ expiresInMs: isLifetime }, { cause: lifetimeTold });
      }
    },
  }),

  check('token-required', {
    title: { ko: '토큰이 없거나 모르는 토큰이면 401입니다', en: 'No token, or an unknown one, is 401' },
    promise: {
      ko: 'Bearer 토큰이 없거나 `USERS`에 없는 토큰이면 티켓을 주지 않고 401로 응답합니다.',
      en: 'Without a bearer token, or with one that is not in `USERS`, there is no ticket but a 401.',
    },
    rests: 'RFC 9110 section 15.5.2',
    points: 2,
    async try(t) {
      const [{ token, user }] = usersOf(t);
      await issue(t, { token, user });
      const strangers = [
        { authorization: undefined, cause: unchecked },
        { authorization: 'Bearer', cause: unchecked },
        { authorization: `Bearer ${t.random.id(24)}`, cause: unchecked },
        { authorization: `Bearer ${token.slice(0, -1)}`, cause: inPart },
        { authorization: `Bearer ${token}${t.random.id(2)}`, cause: inPart },
        { authorization: `Bearer ${encodeURIComponent(user)}`, cause: unchecked },
        { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}`, cause: unchecked },
        { authorization: 'Bearer toString', cause: inherited },
        { authorization: 'Bearer __proto__', cause: inherited },
      ];
      for (const { authorization, cause } of t.random.shuffle(strangers)) {
        (await askFor(t, authorization, threw)).expectStatus(401, { cause });
      }
    },
  }),

  check('not-cached', {
    title: { ko: '티켓은 캐시에 남지 않습니다', en: 'Tickets stay out of caches' },
    promise: {
      ko: '티켓을 담은 응답에는 `Cache-Control: no-store`가 있습니다.',
      en: 'An answer that carries a ticket has `Cache-Control: no-store`.',
    },
    rests: 'RFC 9111 section 5.2.2.5',
    points: 1,
    async try(t) {
      const [{ token }] = usersOf(t);
      const response = await askFor(t, `Bearer ${token}`);
      const noStore = /(^|[\s,])no-store($|[\s,])/i;
      response.expectStatus(201).expectHeader('Cache-Control', noStore, { cause: stored });
    },
  }),
];

const lifetimeTold = {
  ko: '`expiresInMs`는 티켓이 앞으로 쓸 수 있는 시간입니다. 초가 아니라 밀리초이고, `TICKET_TTL_MS`에서 읽은 값이며, 시각이 아니라 길이입니다.',
  en: '`expiresInMs` is how long the ticket is still good: milliseconds, not seconds; from `TICKET_TTL_MS`; a length of time, not a date.',
};

const unchecked = {
  ko: '토큰을 확인하지 않고 티켓을 내주었습니다. `Authorization: Bearer <토큰>`의 토큰이 `USERS`에 없으면 401입니다.',
  en: 'A ticket was handed out without a look at the token. Unless the token of `Authorization: Bearer <token>` is in `USERS`, the answer is 401.',
};

const inPart = {
  ko: '토큰의 일부만 비교했습니다. 토큰은 전체를 정확히 비교해야 합니다.',
  en: 'Only a part of the token was compared. A token is compared as a whole.',
};

const inherited = {
  ko: '모든 JavaScript 객체에는 `toString`, `__proto__` 같은 속성이 있어서 `users[token]`이 그것을 찾아냅니다. `Map`이나 `Object.hasOwn`을 쓰세요.',
  en: 'Every JavaScript object has properties such as `toString` and `__proto__`, and `users[token]` finds them. Use a `Map`, or ask `Object.hasOwn`.',
};

const threw = {
  ko: '이 요청에 답하지 않았습니다. `Authorization` 헤더가 없거나 형식이 다를 때 예외가 나지 않는지 확인하세요.',
  en: 'This request was left without an answer. Does something throw where the `Authorization` header is missing or looks different?',
};

const stored = {
  ko: '티켓은 그 자체로 열쇠입니다. 브라우저나 프록시가 응답을 저장하지 않도록 `Cache-Control: no-store`를 붙이세요. `no-cache`는 저장해도 된다는 뜻입니다.',
  en: 'A ticket is a key. Send `Cache-Control: no-store`, so that no browser or proxy keeps the answer; `no-cache` lets them keep it.',
};
