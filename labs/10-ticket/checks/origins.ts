import { check, type Random, type Trial } from '../../../grader/kit/index.ts';
import { enter, issue, pathOf, type Text, usersOf } from './tickets.ts';

/** Two origins of ours, the second on a port of its own. */
const withOrigins = (random: Random) => ({
  ALLOWED_ORIGINS: `https://${random.id()}.example,https://${random.id()}.example:8443`,
});

function originsOf(t: Trial): [string, string] {
  const [first = '', second = ''] = t.variables['ALLOWED_ORIGINS']?.split(',') ?? [];
  return [first, second];
}

/** An upgrade from there is answered with 403, though it has a good ticket. */
async function expectForbidden(t: Trial, origin: string, ticket: string, cause: Text): Promise<void> {
  const response = await t.upgrade(pathOf(ticket), { headers: { Origin: origin }, cause });
  const late = { when: (seen?: { readonly status: number }) => seen?.status === 401, say: ticketFirst };
  response.expectStatus(403, { causes: [late], cause });
}

export const origins = [
  check('origin-listed', {
    title: { ko: '목록에 있는 Origin은 들어옵니다', en: 'Listed origins get in' },
    promise: {
      ko: '`ALLOWED_ORIGINS`에 있는 Origin의 페이지는 티켓을 내고 들어올 수 있습니다.',
      en: 'A page of any origin in `ALLOWED_ORIGINS` gets in with a ticket.',
    },
    rests: 'RFC 6455 section 10.2',
    points: 1,
    variables: withOrigins,
    async try(t) {
      const [user] = usersOf(t);
      for (const origin of originsOf(t)) {
        await enter(t, await issue(t, user), user, { origin, cause: listedRefused });
      }
    },
  }),

  check('origin-foreign', {
    title: { ko: '다른 Origin은 403입니다', en: 'Any other origin is 403' },
    promise: {
      ko: '목록에 없는 Origin이 붙은 업그레이드는 티켓이 올바르더라도 403으로 거절합니다.',
      en: 'An upgrade whose `Origin` is not on the list is answered with 403, good ticket or not.',
    },
    rests: 'RFC 6455 section 10.2',
    points: 2,
    variables: withOrigins,
    async try(t) {
      const [user] = usersOf(t);
      const [ours, withPort] = originsOf(t);
      const evil = t.random.id();
      const host = ours.slice('https://'.length);
      const foreign = [
        { origin: `https://${evil}.example`, cause: unchecked },
        { origin: `${ours}.${evil}.example`, cause: begins },
        { origin: `https://${evil}${host}`, cause: ends },
        { origin: `https://${evil}.${host}`, cause: ends },
        { origin: `http://${host}`, cause: schemeAndPort },
        { origin: `${ours}:8443`, cause: begins },
        { origin: withPort.replace(':8443', ''), cause: inTheList },
        { origin: ours.slice(0, -1), cause: inTheList },
        { origin: ours.replace('.', 'x'), cause: asPattern },
        { origin: 'null', cause: sandboxed },
      ];
      for (const { origin, cause } of t.random.shuffle(foreign)) {
        await expectForbidden(t, origin, await issue(t, user), cause);
      }
    },
  }),

  check('origin-keeps-ticket', {
    title: { ko: '거절된 Origin은 티켓을 쓰지 않습니다', en: 'A refused origin does not use up the ticket' },
    promise: {
      ko: 'Origin 때문에 거절된 연결은 티켓을 써 버리지 않습니다. 주인은 그 티켓으로 들어올 수 있습니다.',
      en: 'A connection that was refused for its `Origin` leaves the ticket alone: its owner still gets in with it.',
    },
    rests: 'ALLOWED_ORIGINS',
    points: 1,
    variables: withOrigins,
    async try(t) {
      const [user] = usersOf(t);
      const [origin] = originsOf(t);
      const ticket = await issue(t, user);
      for (let turn = 0; turn < 2; turn += 1) {
        await expectForbidden(t, `https://${t.random.id()}.example`, ticket, usedUp);
      }
      await enter(t, ticket, user, { origin, cause: usedUp });
    },
  }),

  check('origin-absent', {
    title: { ko: 'Origin 헤더가 없으면 들여보냅니다', en: 'Without an Origin header one gets in' },
    promise: {
      ko: '`Origin` 헤더가 없는 연결은 브라우저가 아니므로, 목록이 있어도 티켓만 보고 들여보냅니다.',
      en: 'A connection without an `Origin` header is no browser, and gets in by its ticket although there is a list.',
    },
    rests: 'RFC 6455 section 10.2',
    points: 1,
    variables: withOrigins,
    async try(t) {
      const [user] = usersOf(t);
      await enter(t, await issue(t, user), user, { cause: absentRefused });
    },
  }),

  check('origin-any', {
    title: { ko: '목록이 비면 어디서든 들어옵니다', en: 'With an empty list any origin will do' },
    promise: {
      ko: '`ALLOWED_ORIGINS`가 비어 있으면 어떤 Origin이든 티켓으로 들어올 수 있습니다.',
      en: 'Where `ALLOWED_ORIGINS` is empty, a page of any origin gets in with a ticket.',
    },
    rests: 'ALLOWED_ORIGINS',
    points: 1,
    async try(t) {
      const [user] = usersOf(t);
      for (const origin of [`https://${t.random.id()}.example`, 'http://localhost:5173']) {
        await enter(t, await issue(t, user), user, { origin, cause: emptyList });
      }
    },
  }),
];

const listedRefused = {
  ko: '목록에 있는 Origin을 거절했습니다. `ALLOWED_ORIGINS`를 쉼표로 나누고, 포트까지 포함한 전체 문자열을 하나하나와 비교하세요.',
  en: 'An origin on the list was refused. Split `ALLOWED_ORIGINS` at the commas and compare the whole of it, port included, with each.',
};

const unchecked = {
  ko: '다른 사이트의 Origin을 확인하지 않았습니다. 브라우저는 WebSocket에 동일 출처 정책을 적용하지 않으므로, `Origin` 헤더는 서버가 직접 확인해야 합니다.',
  en: 'The origin of another site was not looked at. Browsers apply no same-origin policy to WebSockets: the server itself has to look at `Origin`.',
};

const begins = {
  ko: '앞부분만 비교했습니다(`startsWith`). `https://app.example`로 시작하는 `https://app.example.evil.example`은 누구나 등록할 수 있습니다.',
  en: 'Only the beginning was compared (`startsWith`). Anybody can register `https://app.example.evil.example`, which begins like `https://app.example`.',
};

const ends = {
  ko: '뒷부분이나 일부만 비교했습니다(`endsWith`, `includes`). `https://evilapp.example`은 다른 사람의 사이트입니다. 전체를 비교하세요.',
  en: 'Only the end or a part was compared (`endsWith`, `includes`). `https://evilapp.example` is somebody else. Compare all of it.',
};

const schemeAndPort = {
  ko: '호스트 이름만 비교했습니다. Origin은 스킴, 호스트, 포트 세 가지이고 셋이 모두 같아야 합니다.',
  en: 'Only the host was compared. An origin is scheme, host and port, and all three have to be the same.',
};

const inTheList = {
  ko: '`ALLOWED_ORIGINS` 문자열 전체에서 찾으면(`includes`) 목록에 적힌 Origin의 일부도 통과합니다. 쉼표로 나눈 배열에서 찾거나, 포트까지 비교하세요.',
  en: 'Looked for in the string `ALLOWED_ORIGINS` as it is, parts of a listed origin pass too. Look in the array that splitting at commas gives, port included.',
};

const asPattern = {
  ko: '목록을 정규 표현식으로 쓰면 점(`.`)이 아무 글자와도 맞습니다. 문자열끼리 비교하세요.',
  en: 'In a regular expression the dot matches any character. Compare strings.',
};

const sandboxed = {
  ko: '`Origin: null`을 통과시켰습니다. 격리된 iframe이나 `data:` 문서가 이렇게 보내므로, 공격자도 보낼 수 있습니다. `null`은 헤더가 없는 것과 다릅니다.',
  en: '`Origin: null` was let through. Sandboxed frames and `data:` documents send it, and so can an attacker. It is not the same as no header.',
};

const ticketFirst = {
  ko: '티켓을 먼저 확인했습니다. Origin을 먼저 확인하고 403으로 거절해야 티켓을 건드리지 않습니다.',
  en: 'The ticket was looked at first. Look at the origin first and answer 403, so that the ticket is left alone.',
};

const usedUp = {
  ko: '거절된 연결이 티켓을 써 버렸습니다. Origin을 먼저 확인하고, 통과한 뒤에 티켓을 꺼내세요.',
  en: 'The refused connection used up the ticket. Look at the origin first, and take the ticket only after that.',
};

const absentRefused = {
  ko: '`Origin` 헤더가 없는 연결을 거절했습니다. 앱이나 명령줄 도구는 이 헤더를 보내지 않습니다. 헤더가 있는데 목록에 없을 때만 거절하세요.',
  en: 'A connection without an `Origin` header was refused. Apps and command-line tools send none. Refuse only where there is one that is not on the list.',
};

const emptyList = {
  ko: "빈 목록인데 거절했습니다. `''.split(',')`은 빈 배열이 아니라 `['']`입니다. 빈 항목을 걸러 내세요.",
  en: "The list is empty, and yet it was refused. `''.split(',')` is `['']`, not an empty array: filter empty items out.",
};
