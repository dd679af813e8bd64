import { check, expectOneAtOnce, type Localized, pathFor, type Trial } from '../../../grader/kit/index.ts';
import { come, expectRooms, join, joinAll, roomName, say } from './people.ts';

export const names = [
  check('name-missing', {
    title: { ko: '이름이 없으면 4000으로 닫습니다', en: 'Without a name, it is closed with 4000' },
    promise: {
      ko: '이름이 없거나 비어 있으면 코드 4000으로 닫습니다.',
      en: 'A connection without a name, or with an empty one, is closed with 4000.',
    },
    rests: '4000',
    points: 1,
    async try(t) {
      for (const path of t.random.shuffle(['/ws', '/ws?name=', `/ws?nickname=${t.random.id()}`])) {
        const nobody = await t.connect(path, { name: 'nobody', cause: beforeHandshake });
        await nobody.expectClose(4000, { cause: notRefused });
      }
    },
  }),

  check('name-in-use', {
    title: { ko: '쓰고 있는 이름이면 4009로 닫습니다', en: 'A name in use is closed with 4009' },
    promise: {
      ko: '누가 쓰고 있는 이름이면 새 연결을 코드 4009로 닫습니다. 먼저 온 사람과 그 사람의 방은 그대로이고, 동시에 오면 하나만 들어옵니다.',
      en: 'For a name in use the new connection is closed with 4009; the first holder and their rooms stay as they are, and of several at once one gets in.',
    },
    rests: '4009',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const [alice, bob] = await come(t, 2);
      if (!alice || !bob) return;
      await joinAll([alice, bob], room);
      for (let turn = 0; turn < 2; turn += 1) {
        const second = await t.connect(pathFor(alice.name), {
          name: 'impostor',
          autoClose: false,
          cause: beforeHandshake,
        });
        second.sendJson({ type: 'say', room, text: t.random.text() });
        second.sendJson({ type: 'leave', room });
        await second.expectClose(4009, { cause: notUnique });
        second.destroy();
        await bob.expectNothing({ cause: impostorHeard });
        await say(t, bob, { room, listeners: [alice], cause: firstLost });
      }
      await expectRooms(t, { [room]: 2 }, { cause: firstLost });
      await expectOneAtOnce(t, t.random.name(), raced);
    },
  }),

  check('name-free-again', {
    title: { ko: '돌아온 사람은 새로 온 사람입니다', en: 'Who comes back is new' },
    promise: {
      ko: '떠난 사람의 이름은 다시 쓸 수 있고, 그 이름으로 다시 온 사람은 아직 어느 방에도 없습니다.',
      en: 'The name of whoever left is free again, and who comes back with it is not in any room yet.',
    },
    rests: 'every room',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const name = t.random.name();
      const [bob] = await come(t, 1);
      if (!bob) return;
      await join(bob, room);
      for (let turn = 0; turn < 2; turn += 1) {
        const alice = await t.eventually(() => letIn(t, name));
        await join(alice, room);
        alice.destroy();
        await expectRooms(t, { [room]: 1 }, { cause: ghost });
        const back = await t.eventually(() => letIn(t, name));
        bob.sendJson({ type: 'say', room, text: t.random.text() });
        await back.expectNothing({ cause: ghost });
        back.sendJson({ type: 'say', room, text: t.random.text() });
        await back.expectJson({ type: 'error', reason: 'not-in-room' }, { cause: ghost });
        await join(back, room);
        await say(t, bob, { room, listeners: [back], cause: oldSocket });
        back.close(1000);
        await expectRooms(t, { [room]: 1 }, { cause: ghost });
      }
    },
  }),

  check('query-ignored', {
    title: { ko: '쿼리의 다른 값은 무시합니다', en: 'The rest of the query does not matter' },
    promise: {
      ko: '이름은 쿼리에서 퍼센트 인코딩을 한 번 풀어 찾고, `/stats?x=1`은 `/stats`입니다.',
      en: 'The name is found among other parameters and percent-decoded once, and `/stats?x=1` is `/stats`.',
    },
    rests: 'RFC 3986 section 3.4',
    points: 1,
    async try(t) {
      const name = `🌊 & 100%25 = ?#/;${t.random.id(4)}`;
      const room = roomName(t);
      const client = await t.connect(`/ws?surname=x&name=${encodeURIComponent(name)}&x=/%20`, { name });
      client.sendJson({ type: 'join', room });
      await client.expectJson({ type: 'joined', members: [name] }, { cause: notDecoded });
      const response = await t.get(`/stats?${t.random.id()}=1`);
      response.expectStatus(200, { cause: withQuery });
    },
  }),
];

/** A connection under this name that is not refused. */
async function letIn(t: Trial, name: string) {
  const client = await t.connect(pathFor(name), { name });
  await client.expectNothing({ cause: stillTaken });
  return client;
}

const beforeHandshake: Localized = {
  ko: '핸드셰이크 전에 거절하면 브라우저에는 1006만 보입니다. 연결을 받아들인 다음 약속한 코드로 닫으세요. (FastAPI에서는 `accept()` 다음에 `close()`)',
  en: 'Refused before the handshake, a page sees nothing but 1006. Accept it, then close with the code. (In FastAPI: `accept()`, then `close()`.)',
};

const notRefused: Localized = {
  ko: "이름이 없거나(`null`) 빈 문자열이면 `socket.close(4000)`으로 닫아야 합니다. `get('name')`은 이름이 없으면 `null`을 돌려줍니다.",
  en: "Where the name is missing (`null`) or empty, close with `socket.close(4000)`. `get('name')` gives null where there is none.",
};

const notUnique: Localized = {
  ko: '이미 쓰고 있는 이름인지 먼저 확인하고, 그렇다면 새 연결을 `socket.close(4009)`로 닫으세요. 먼저 온 연결은 건드리지 않습니다.',
  en: 'Look whether the name is in use, and close the new connection with `socket.close(4009)`. The first one is left alone.',
};

const firstLost: Localized = {
  ko: '거절한 연결이 먼저 온 사람의 방을 건드렸습니다. 거절한 연결에는 `message`나 `close` 리스너를 달지 말고, 방에는 이름이 아니라 연결을 담으세요.',
  en: 'The refused connection meddled with the rooms of the first holder. Give it no listeners of `message` or `close`, and keep connections in rooms, not names.',
};

const impostorHeard: Localized = {
  ko: '거절한 연결의 메시지가 처리되었습니다. 닫는 중인 소켓에서도 `message`는 옵니다. 리스너는 이름을 확인한 다음에 다세요.',
  en: 'A message of the refused connection was handled. `message` still fires while a socket is closing: add listeners after the name was accepted.',
};

const raced: Localized = {
  ko: '이름을 확인하는 곳과 차지하는 곳 사이에 `await`가 있으면, 그 틈에 다른 연결도 같은 확인을 통과합니다.',
  en: 'Where an `await` stands between looking for the name and taking it, another connection passes the same test meanwhile.',
};

const stillTaken: Localized = {
  ko: '떠난 사람의 이름이 아직 잡혀 있습니다. `close`에서 이름도 지우세요.',
  en: 'The name of someone who left is still taken. Free it in `close`, too.',
};

const ghost: Localized = {
  ko: '떠난 사람이 방에 남아 있습니다. 방에 이름을 담으면 같은 이름으로 돌아온 사람이 예전 방에 들어 있게 됩니다. 끝날 때 모든 방에서 지우세요.',
  en: 'Someone who left is still in the room. Where rooms hold names, who comes back with the name finds themselves in the old rooms. Remove them from every room at the end.',
};

const oldSocket: Localized = {
  ko: '돌아온 사람에게 말이 가지 않았습니다. 방에 예전 소켓이 남아 있거나, 예전 연결의 `close`가 새 연결을 지웠습니다.',
  en: 'It did not reach the one who came back: the old socket is still in the room, or the `close` of the old one removed the new one.',
};

const notDecoded: Localized = {
  ko: "이름은 `new URLSearchParams(query).get('name')`으로 찾으면 퍼센트 인코딩이 한 번 풀려 나옵니다. 직접 자르거나 두 번 풀지 마세요.",
  en: "`new URLSearchParams(query).get('name')` finds the name and decodes it once. Do not cut it out by hand or decode it twice.",
};

const withQuery: Localized = {
  ko: '`request.url`에는 쿼리까지 들어 있습니다. 물음표 앞부분만 비교하세요.',
  en: '`request.url` holds the query, too. Compare the part before the question mark.',
};
