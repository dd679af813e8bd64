import {
  check,
  type Client,
  connectAs,
  expectOneAtOnce,
  expectStats,
  type Localized,
  pathFor,
  type Trial,
  whenMissing,
} from '../../../grader/kit/index.ts';
import { enter } from './people.ts';

/** They alone are there: nobody hears of anyone else, the statistics do not count anyone else, and the list has nobody else. */
async function expectOnly(t: Trial, clients: readonly Client[]): Promise<void> {
  for (const client of clients) await client.expectNothing({ cause: refusedAnnounced });
  await expectStats(t, { connections: clients.length }, { cause: refusedCounted });
  for (const client of clients) await client.expectNothing({ cause: refusedAnnounced });
}

export const names = [
  check('name-missing', {
    title: { ko: '이름이 없으면 4000으로 닫습니다', en: 'Without a name, it is closed with 4000' },
    promise: {
      ko: '이름이 없거나 비어 있으면 코드 4000으로 닫고, 그 연결은 누구에게도 알리지 않고 세지도 않습니다.',
      en: 'A connection without a name, or with an empty one, is closed with 4000, and never announced or counted.',
    },
    rests: '4000',
    points: 2,
    async try(t) {
      const witness = await connectAs(t, t.random.name());
      const refused: Client[] = [];
      for (const path of t.random.shuffle(['/ws', '/ws?name=', `/ws?nickname=${t.random.id()}`])) {
        // It does not answer the close frame, so that it is still there when the statistics are asked.
        const nobody = await t.connect(path, { name: 'nobody', autoClose: false, cause: beforeHandshake });
        await nobody.expectClose(4000, { cause: notRefused });
        refused.push(nobody);
      }
      await expectOnly(t, [witness]);
      for (const nobody of refused) nobody.destroy();
      await expectOnly(t, [witness]);
    },
  }),

  check('name-in-use', {
    title: { ko: '쓰고 있는 이름이면 4009로 닫습니다', en: 'A name in use is closed with 4009' },
    promise: {
      ko: '누가 쓰고 있는 이름이면 새 연결을 코드 4009로 닫습니다. 먼저 온 사람은 그대로 있고, 거절한 연결이 보낸 말은 전하지 않습니다.',
      en: 'For a name in use the new connection is closed with 4009; the first holder stays, and nothing that the refused one sends is passed on.',
    },
    rests: '4009',
    points: 2,
    async try(t) {
      const [alice, bob] = [await enter(t, t.random.name()), await enter(t, t.random.name())];
      for (let turn = 0; turn < 2; turn += 1) {
        const second = await t.connect(pathFor(alice.name), {
          name: 'impostor',
          autoClose: false,
          cause: beforeHandshake,
        });
        second.sendJson({ type: 'broadcast', text: t.random.text() });
        await second.expectClose(4009, { cause: notUnique });
        second.close(4009);
        second.destroy();
        const text = t.random.text();
        for (const client of [alice, bob]) await client.expectNothing({ cause: impostorHeard });
        bob.sendJson({ type: 'send', to: alice.name, text });
        await alice.expectJson({ type: 'message', from: bob.name, text }, { cause: firstLost });
      }
      await expectOnly(t, [alice, bob]);
    },
  }),

  check('name-refused-silently', {
    title: { ko: '거절한 연결은 없던 일입니다', en: 'Of the refused, nobody hears' },
    promise: {
      ko: '이름이 겹쳐 거절한 연결에 대해서는 `joined`도 `left`도 보내지 않고, `/stats`에도 세지 않습니다.',
      en: 'For a connection refused because its name is in use there is neither `joined` nor `left`, and `/stats` does not count it.',
    },
    rests: '4009',
    points: 1,
    async try(t) {
      const alice = await connectAs(t, t.random.name());
      const bob = await enter(t, t.random.name());
      await alice.expectJson({ type: 'joined', name: bob.name });
      for (const { name } of t.random.shuffle([alice, bob])) {
        const second = await t.connect(pathFor(name), { name: 'refused' });
        await second.expectClose(4009, { cause: notUnique });
        second.destroy();
      }
      await expectOnly(t, [alice, bob]);
    },
  }),

  check('name-race', {
    title: { ko: '동시에 와도 한 사람만 들어옵니다', en: 'Of two at the same moment one gets in' },
    promise: {
      ko: '같은 이름으로 동시에 연결하면 정확히 하나만 받아들입니다.',
      en: 'Of several connections with the same name at the same moment exactly one gets in.',
    },
    rests: '4009',
    points: 1,
    async try(t) {
      await expectOneAtOnce(t, t.random.name(), raced);
    },
  }),

  check('name-free-again', {
    title: { ko: '떠난 사람의 이름은 다시 쓸 수 있습니다', en: 'The name of whoever left is free again' },
    promise: {
      ko: '`left`가 나간 이름으로는 바로 다시 연결할 수 있고, 그 이름으로 보낸 말은 새 연결이 받습니다.',
      en: 'Once its `left` has gone out a name can be taken at once, and what is sent to it reaches the new holder.',
    },
    rests: 'free again',
    points: 2,
    async try(t) {
      const witness = await connectAs(t, t.random.name());
      const name = t.random.name();
      for (const leave of t.random.shuffle<(client: Client) => void>([hangUp, vanish, hangUp])) {
        const client = await enter(t, name);
        await witness.expectJson({ type: 'joined', name }, { causes: [whenMissing(stillTaken)] });
        const text = t.random.text();
        witness.sendJson({ type: 'send', to: name, text });
        await client.expectJson(
          { type: 'message', text },
          { causes: [{ when: (seen) => seen?.kind === 'close', say: stillTaken }], cause: oldSocket },
        );
        leave(client);
        await witness.expectJson({ type: 'left', name });
      }
    },
  }),

  check('name-decoded', {
    title: { ko: '이름은 디코딩하고, 정확히 비교합니다', en: 'Names are decoded, and compared exactly' },
    promise: {
      ko: '이름은 퍼센트 인코딩을 한 번 푼 UTF-8이고, 대소문자와 공백, 한글을 쓰는 방식까지 정확히 비교합니다.',
      en: 'A name is percent-decoded once, as UTF-8, and compared exactly: case, white space and normal form count.',
    },
    rests: 'RFC 3986 section 2.1',
    points: 2,
    async try(t) {
      const witness = await connectAs(t, t.random.name());
      const id = t.random.id(5);
      for (const { name, cause } of t.random.shuffle(delicate(id))) {
        await connectAs(t, name, { cause });
        await witness.expectJson({ type: 'joined', name }, { cause });
      }
      // The same name as `alice`, spelt in another way.
      const same = await t.connect(`/ws?name=%61lice-${id}`);
      await same.expectClose(4009, { cause: notDecoded });
    },
  }),

  check('query-ignored', {
    title: { ko: '쿼리의 다른 값은 무시합니다', en: 'The rest of the query does not matter' },
    promise: {
      ko: '쿼리에 다른 값이 더 있어도 이름을 찾고, `/stats?x=1`은 `/stats`입니다.',
      en: 'The name is found among other parameters, and `/stats?x=1` is `/stats`.',
    },
    rests: 'RFC 3986 section 3.4',
    points: 1,
    async try(t) {
      const witness = await connectAs(t, t.random.name());
      const name = t.random.name();
      const more = t.random.id();
      const client = await t.connect(`/ws?surname=${more}&name=${encodeURIComponent(name)}&x=/%20`, { name });
      await witness.expectJson({ type: 'joined', name }, { cause: cutByHand });
      await client.expectNothing();
      const response = await t.get(`/stats?${more}=1`);
      response.expectStatus(200, { cause: withQuery }).expectJson({ connections: 2 });
    },
  }),
];

const hangUp = (client: Client): void => client.close(1000);
const vanish = (client: Client): void => client.destroy();

const delicate = (id: string): readonly { readonly name: string; readonly cause: Localized }[] => [
  { name: `alice-${id}`, cause: notExact },
  { name: `Alice-${id}`, cause: notExact },
  { name: ` alice-${id} `, cause: notExact },
  { name: `가람-${id}`, cause: notDecoded },
  { name: `가람-${id}`.normalize('NFD'), cause: notExact },
  { name: `🌊 & 100%25 = ?#/;${id}`, cause: decodedTwice },
];

const beforeHandshake: Localized = {
  ko: '핸드셰이크 전에 거절하면 브라우저에는 1006만 보입니다. 연결을 받아들인 다음 약속한 코드로 닫으세요. (FastAPI에서는 `accept()` 다음에 `close()`)',
  en: 'Refused before the handshake, a page sees nothing but 1006. Accept it, then close with the code. (In FastAPI: `accept()`, then `close()`.)',
};

const notRefused: Localized = {
  ko: "이름이 없거나(`null`) 빈 문자열이면 `socket.close(4000)`으로 닫아야 합니다. `get('name')`은 이름이 없으면 `null`을 돌려줍니다.",
  en: "Where the name is missing (`null`) or empty, close with `socket.close(4000)`. `get('name')` gives null where there is none.",
};

const notUnique: Localized = {
  ko: '이미 쓰고 있는 이름인지 목록에서 먼저 확인하고, 그렇다면 새 연결을 `socket.close(4009)`로 닫으세요. 먼저 온 연결은 건드리지 않습니다.',
  en: 'Look on your list whether the name is in use, and close the new connection with `socket.close(4009)`. The first one is left alone.',
};

const firstLost: Localized = {
  ko: '거절한 연결이 먼저 온 사람을 밀어냈습니다. 목록에 넣기 전에 거절하고, 거절한 연결의 `close`가 먼저 온 사람을 지우지 않는지 확인하세요.',
  en: 'The refused connection pushed out the first. Refuse before you put anything on the list, and see that the `close` of the refused one does not remove the first holder.',
};

const impostorHeard: Localized = {
  ko: '거절한 연결의 메시지가 처리되었습니다. 닫는 중인 소켓에서도 `message`는 옵니다. 리스너는 이름을 확인한 다음에 다세요.',
  en: 'A message of the refused connection was handled. `message` still fires while a socket is closing: add listeners after the name was accepted.',
};

const refusedAnnounced: Localized = {
  ko: '거절한 연결에 대해 알렸습니다. 이름을 확인한 다음에 알리고, `close` 리스너도 받아들인 연결에만 다세요.',
  en: 'The refused connection was announced. Announce after the name was accepted, and add the listener of `close` for accepted ones alone.',
};

const refusedCounted: Localized = {
  ko: '거절한 연결까지 세었습니다. `sockets.clients`에는 닫히는 중인 연결도 있습니다. 이름이 있는 목록의 크기를 돌려주세요.',
  en: 'The refused were counted. `sockets.clients` holds those who are being closed, too: tell the size of your list of names.',
};

const raced: Localized = {
  ko: '이름을 확인하는 곳과 목록에 넣는 곳 사이에 `await`가 있으면, 그 틈에 다른 연결도 같은 확인을 통과합니다.',
  en: 'Where an `await` stands between looking for the name and taking it, another connection passes the same test meanwhile.',
};

const stillTaken: Localized = {
  ko: '떠난 사람의 이름이 아직 잡혀 있습니다. `close`에서 목록에서 먼저 지우고, 그다음에 `left`를 보내세요.',
  en: 'The name is still taken. In `close`, take it off your list first and send `left` afterwards.',
};

const oldSocket: Localized = {
  ko: '새 연결이 메시지를 받지 못했습니다. 이름에 예전 소켓이 남아 있거나, 예전 연결의 `close`가 새 연결을 지웠습니다.',
  en: 'The new connection did not get it: the old socket is still on the list, or the `close` of the old one removed the new one.',
};

const notExact: Localized = {
  ko: '이름은 글자 하나까지 정확히 비교합니다. `toLowerCase`, `trim`, `normalize`를 쓰지 마세요.',
  en: 'Names are compared to the character. No `toLowerCase`, no `trim`, no `normalize`.',
};

const notDecoded: Localized = {
  ko: "쿼리의 값은 퍼센트 인코딩되어 있습니다. `new URLSearchParams(query).get('name')`이 풀어 줍니다.",
  en: "Values in a query are percent-encoded. `new URLSearchParams(query).get('name')` decodes them.",
};

const decodedTwice: Localized = {
  ko: '이름을 한 번만 풀어야 합니다. `URLSearchParams`가 이미 풀어 준 값에 `decodeURIComponent`를 또 쓰거나, `&`와 `#`에서 자르지 않았는지 확인하세요.',
  en: 'Decode once. Is `decodeURIComponent` applied to what URLSearchParams has decoded already, or the name cut at `&` or `#`?',
};

const cutByHand: Localized = {
  ko: '쿼리를 직접 자르면 이름 뒤에 붙은 값까지 이름이 됩니다. `URLSearchParams`로 `name`을 찾으세요.',
  en: 'Cut out by hand, the name holds what stands behind it, too. Let `URLSearchParams` find `name`.',
};

const withQuery: Localized = {
  ko: '`request.url`에는 쿼리까지 들어 있습니다. 물음표 앞부분만 비교하세요.',
  en: '`request.url` holds the query, too. Compare the part before the question mark.',
};
