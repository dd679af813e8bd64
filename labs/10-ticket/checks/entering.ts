import { check } from '../../../grader/kit/index.ts';
import { drawUsers, enter, expectRefused, issue, pathOf, usersOf } from './tickets.ts';

export const entering = [
  check('welcome', {
    title: { ko: '티켓을 내면 이름을 불러 줍니다', en: 'A ticket opens, and the server knows whose it is' },
    promise: {
      ko: '티켓으로 연결하면 가장 먼저 `{"type":"welcome","user":…}`이 옵니다. 사용자는 그 티켓을 받은 사람입니다.',
      en: 'Whoever connects with a ticket is first sent `{"type":"welcome","user":…}`, with the user who got that ticket.',
    },
    rests: '/ws?ticket=',
    points: 2,
    // Who wrote the users of the brief into the program is found out here.
    variables: drawUsers,
    async try(t) {
      const [one, other] = usersOf(t);
      const [first, second] = [await issue(t, one), await issue(t, other)];
      await enter(t, second, other);
      const client = await enter(t, first, one);
      await client.expectNothing({ cause: saidMore });
    },
  }),

  check('echo', {
    title: { ko: '들어온 뒤에는 에코입니다', en: 'Once inside, it echoes' },
    promise: {
      ko: '`welcome` 뒤로는 텍스트든 바이너리든 보낸 메시지가 그대로 돌아옵니다.',
      en: 'After `welcome` every message comes back as it was sent, text as text and binary as binary.',
    },
    rests: '/ws?ticket=',
    points: 1,
    async try(t) {
      const [user] = usersOf(t);
      const client = await enter(t, await issue(t, user), user);
      const text = t.random.text();
      client.sendText(text);
      await client.expectText(text, { causes: [{ when: (seen) => seen === undefined, say: silent }] });
      const bytes = t.random.bytes(20);
      client.sendBinary(bytes);
      await client.expectBinary(bytes);
    },
  }),

  check('ticket-required', {
    title: { ko: '티켓 없이는 못 들어옵니다', en: 'No ticket, no way in' },
    promise: {
      ko: '티켓이 없거나, 비었거나, 발급한 적 없는 것이면 연결을 거절합니다.',
      en: 'A connection without a ticket, with an empty one or with one that was never issued is refused.',
    },
    rests: '/ws?ticket=',
    points: 2,
    async try(t) {
      const [user] = usersOf(t);
      const ticket = await issue(t, user);
      const wrong = [
        { path: '/ws', cause: missing },
        { path: '/ws?ticket=', cause: missing },
        { path: `/ws?${encodeURIComponent(ticket)}`, cause: missing },
        { path: pathOf(t.random.id(43)), cause: invented },
        { path: pathOf(ticket.slice(0, -1)), cause: invented },
        { path: pathOf(user.token), cause: tokenInUrl },
        { path: pathOf(user.user), cause: invented },
        { path: pathOf('__proto__'), cause: inherited },
        { path: pathOf('constructor'), cause: inherited },
      ];
      for (const { path, cause } of t.random.shuffle(wrong)) await expectRefused(t, path, cause);
    },
  }),

  check('silent-refusal', {
    title: { ko: '거절하기 전에 아무 말도 하지 않습니다', en: 'Not a word before a refusal' },
    promise: {
      ko: '거절하는 연결에는 메시지를 하나도 보내지 않습니다. 그 연결이 보낸 메시지에 답하지도 않습니다.',
      en: 'A connection that is refused gets not one message, not even in answer to what it says.',
    },
    rests: '/ws?ticket=',
    points: 1,
    async try(t) {
      const [user] = usersOf(t);
      const used = await issue(t, user);
      await enter(t, used, user);
      for (const ticket of [t.random.id(43), used]) {
        const { response, client } = await t.knock(pathOf(ticket));
        client?.sendText(t.random.text());
        if (client) await client.expectClose(4001, { cause: talked });
        else response.expectStatus([401, 403]);
      }
    },
  }),
];

const saidMore = {
  ko: '`welcome` 하나면 됩니다. 그 뒤에는 받은 메시지에만 답하세요.',
  en: 'One `welcome` is enough. After it, answer what you are sent and nothing else.',
};

const silent = {
  ko: '`message` 리스너가 없거나, 비동기로 검사하는 동안 도착한 메시지를 놓쳤습니다. 리스너는 연결이 열리는 순간에 다세요.',
  en: 'There is no `message` listener, or it came too late for what arrived during an asynchronous check. Listen from the moment the connection opens.',
};

const missing = {
  ko: '티켓이 없는데도 들여보냈습니다. 쿼리에 `ticket`이 없으면 값은 `null`이고, 그것도 거절해야 합니다.',
  en: 'It was let in without a ticket. Where the query has none, the value is `null`, and that has to be refused too.',
};

const invented = {
  ko: '발급한 적 없는 티켓을 받아들였습니다. 티켓은 발급할 때 저장해 두고, 저장된 것과 정확히 같을 때만 들여보냅니다.',
  en: 'A ticket that was never issued was accepted. Remember tickets as you issue them, and let in exactly those.',
};

const tokenInUrl = {
  ko: 'Bearer 토큰을 티켓으로 받아들였습니다. 오래가는 토큰은 URL에 들어가면 안 됩니다. 로그에 남기 때문입니다.',
  en: 'The bearer token was accepted as a ticket. What lasts must not stand in a URL, because URLs end up in logs.',
};

const inherited = {
  ko: '모든 객체에는 `constructor`, `__proto__` 같은 속성이 있어서 `tickets[id]`가 그것을 찾아냅니다. 티켓은 `Map`에 두세요.',
  en: 'Every object has properties such as `constructor` and `__proto__`, and `tickets[id]` finds them. Keep tickets in a `Map`.',
};

const talked = {
  ko: '검사가 끝나기도 전에 말하거나 들었습니다. 검사는 업그레이드에 답하기 전에(`noServer`) 하거나, 적어도 `welcome`과 `message` 리스너보다 먼저 하세요.',
  en: 'It spoke or listened before the check was over. Check before you answer the upgrade (`noServer`), or at least before `welcome` and the `message` listener.',
};
