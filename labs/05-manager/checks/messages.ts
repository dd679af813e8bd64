import {
  check,
  type Client,
  connectAs,
  expectBadMessages,
  type Localized,
  type Trial,
  whenMissing,
  whenSaid,
} from '../../../grader/kit/index.ts';
import { enter, enterAll } from './people.ts';

const three = (t: Trial): Promise<Client[]> =>
  enterAll(
    t,
    Array.from({ length: 3 }, () => t.random.name()),
  );

/** Texts that get lost where a message is taken for empty, cut or put together by hand. */
const texts = (t: Trial): readonly string[] =>
  t.random.shuffle([t.random.text(), '', `"${t.random.id()}"\n{}\\`, ' 0 ', t.random.textOfBytes(20_000)]);

export const messages = [
  check('send-reaches-one', {
    title: { ko: 'send는 그 사람에게만 갑니다', en: 'send reaches that one, and nobody else' },
    promise: {
      ko: '`send`는 `to`의 이름을 쓰는 사람에게 한 번 도착합니다. 보낸 사람도, 다른 누구도 받지 않습니다.',
      en: 'A `send` reaches whoever has the name in `to`, once; neither the sender nor anybody else gets it.',
    },
    rests: '{"type":"send"',
    points: 2,
    async try(t) {
      const people = await three(t);
      for (const text of texts(t)) {
        const [from, to] = t.random.shuffle(people);
        if (!from || !to) return;
        from.sendJson({ type: 'send', to: to.name, text });
        const message = { type: 'message', from: from.name, text };
        await to.expectJson(message, {
          causes: [whenMissing(text === '' ? emptyLost : notSent)],
          cause: changed,
        });
        for (const person of people)
          await person.expectNothing({ cause: person === from ? copied : overheard });
      }
    },
  }),

  check('send-to-oneself', {
    title: { ko: '자신에게도 보낼 수 있습니다', en: 'Sending to oneself works' },
    promise: {
      ko: '자기 이름으로 `send`를 보내면 자신이 `message`를 한 번 받습니다.',
      en: 'A `send` to one’s own name arrives as a `message`, once.',
    },
    rests: '{"type":"send"',
    points: 1,
    async try(t) {
      const [alice, bob] = await three(t);
      const text = t.random.text();
      alice?.sendJson({ type: 'send', to: alice.name, text });
      await alice?.expectJson({ type: 'message', from: alice.name, text }, { cause: notToSelf });
      await alice?.expectNothing({ cause: twice });
      await bob?.expectNothing({ cause: overheard });
    },
  }),

  check('send-to-unknown', {
    title: { ko: '없는 사람에게 보내면 오류로 답합니다', en: 'A send to nobody is answered with an error' },
    promise: {
      ko: '접속하지 않은 이름으로 보내면 보낸 사람에게 `unknown-recipient` 오류로 답하고, 아무에게도 전하지 않습니다.',
      en: 'A `send` to a name that nobody has is answered with the error `unknown-recipient`, and delivered to nobody.',
    },
    rests: 'unknown-recipient',
    points: 2,
    async try(t) {
      const [alice, bob, carol] = await three(t);
      if (!alice || !bob || !carol) return;
      const ask = async (to: string, cause: Localized): Promise<void> => {
        alice.sendJson({ type: 'send', to, text: t.random.text() });
        await alice.expectJson({ type: 'error', reason: 'unknown-recipient' }, { cause });
      };
      await ask(t.random.name(), unknown);
      for (const to of t.random.shuffle(['constructor', '__proto__', 'toString'])) await ask(to, plainObject);
      await ask(bob.name.toUpperCase() + t.random.id(2), unknown);
      const watcher = await connectAs(t, t.random.name());
      carol.destroy();
      await watcher.expectJson({ type: 'left', name: carol.name }, { cause: ghost });
      await ask(carol.name, ghost);
      await alice.expectNothing({ cause: twice });
      await bob.expectNothing({ cause: overheard });
    },
  }),

  check('broadcast-reaches-everyone', {
    title: { ko: 'broadcast는 모두에게 갑니다', en: 'broadcast reaches everyone' },
    promise: {
      ko: '`broadcast`는 보낸 사람을 포함해 접속한 모두에게 `message`로 한 번 도착합니다.',
      en: 'A `broadcast` arrives as a `message` at everyone who is connected, the sender included, once.',
    },
    rests: '{"type":"broadcast"',
    points: 2,
    async try(t) {
      const people = await three(t);
      for (const text of texts(t)) {
        const from = t.random.pick(people);
        from.sendJson({ type: 'broadcast', text });
        for (const person of people) {
          const cause = text === '' ? emptyLost : person === from ? senderToo : notEveryone;
          const message = { type: 'message', from: from.name, text };
          await person.expectJson(message, { causes: [whenMissing(cause)], cause: changed });
        }
      }
      for (const person of people) await person.expectNothing({ cause: twice });
    },
  }),

  check('from-not-forged', {
    title: { ko: 'from은 서버가 정합니다', en: 'The server says who it is from' },
    promise: {
      ko: '요청에 들어 있는 다른 필드는 무시합니다. `from`에는 늘 보낸 사람의 이름이 들어갑니다.',
      en: 'Other fields of a request are ignored: `from` always is the name of the one who sent it.',
    },
    rests: 'extra fields',
    points: 1,
    async try(t) {
      const [alice, bob, carol] = await three(t);
      if (!alice || !bob || !carol) return;
      const text = t.random.text();
      const forged = { from: carol.name, name: carol.name, [t.random.id()]: [t.random.id()], text };
      const message = { type: 'message', from: alice.name, text };
      const causes = [whenSaid(({ from }) => from === carol.name, spread), whenMissing(strict)];
      alice.sendJson({ ...forged, type: 'send', to: bob.name });
      await bob.expectJson(message, { causes });
      alice.sendJson({ ...forged, type: 'broadcast', to: carol.name });
      for (const person of [bob, carol]) await person.expectJson(message, { causes });
    },
  }),

  check('bad-message', {
    title: { ko: '잘못된 메시지는 오류로 답합니다', en: 'Bad messages are answered with an error' },
    promise: {
      ko: 'JSON 객체가 아니거나, `type`을 모르거나, 필요한 필드가 없거나 문자열이 아니면 `bad-message` 오류로 답하고 연결을 유지합니다.',
      en: 'What is no JSON object, has no known `type`, or lacks a field or has one that is no string, is answered with `bad-message`; the connection stays open.',
    },
    rests: 'bad-message',
    points: 2,
    async try(t) {
      const alice = await enter(t, t.random.name());
      const bob = await enter(t, t.random.name());
      const text = t.random.text();
      await expectBadMessages(alice, t.random, [
        { type: 'send', to: bob.name },
        { type: 'send', text },
        { type: 'send', to: t.random.integer(1, 9), text },
        { type: 'send', to: [bob.name], text },
        { type: 'send', to: bob.name, text: null },
        { type: 'broadcast' },
        { type: 'broadcast', text: t.random.integer(1, 9) },
        { type: 'broadcast', text: { text } },
        { to: bob.name, text },
      ]);
      await bob.expectNothing({ cause: badPassedOn });
      alice.sendJson({ type: 'send', to: bob.name, text });
      await bob.expectJson({ type: 'message', from: alice.name, text });
    },
  }),
];

const notSent: Localized = {
  ko: '받을 사람에게 가지 않았습니다. 목록에서 `to`의 이름으로 소켓을 찾아 `{"type":"message","from","text"}`를 보내세요.',
  en: 'It did not reach the receiver. Find the socket of `to` on your list, and send `{"type":"message","from","text"}` to it.',
};

const emptyLost: Localized = {
  ko: "빈 문자열도 텍스트입니다. `if (text)`는 빈 문자열을 없는 것으로 봅니다. `typeof text === 'string'`인지 확인하세요.",
  en: "An empty string is a text, but `if (text)` takes it for missing. Look whether `typeof text === 'string'`.",
};

const changed: Localized = {
  ko: '`{"type":"message","from","text"}`여야 하고, `from`은 보낸 사람의 이름, `text`는 보낸 그대로입니다.',
  en: 'It has to be `{"type":"message","from","text"}` with the name of the sender, and the text as it was sent.',
};

const copied: Localized = {
  ko: '보낸 사람에게도 사본이 갔습니다. `send`는 받을 사람의 소켓에만 보냅니다.',
  en: 'The sender got a copy. A `send` goes to the socket of the receiver alone.',
};

const overheard: Localized = {
  ko: '받을 사람이 아닌 사람도 메시지를 받았습니다. 모두에게 보내고 받는 쪽에서 고르게 하면 안 됩니다. 한 소켓에만 보내세요.',
  en: 'Someone got it whom it was not meant for. Do not send to all and let clients choose: send to one socket.',
};

const notToSelf: Localized = {
  ko: '보내는 사람을 건너뛰는 조건이 `send`에도 들어 있지 않은지 확인하세요. 자기 이름도 다른 이름과 같습니다.',
  en: 'Does a condition leave the sender out? One’s own name is a name like any other.',
};

const twice: Localized = {
  ko: '메시지 하나에 두 번 이상 답했거나 같은 메시지를 두 번 보냈습니다. `return`이나 `else`가 빠지지 않았는지 확인하세요.',
  en: 'One message was answered or delivered more than once. Is a `return` or an `else` missing?',
};

const unknown: Localized = {
  ko: '목록에 없는 이름이면 보낸 사람에게 `{"type":"error","reason":"unknown-recipient"}`로 답하세요.',
  en: 'Where the name is not on your list, answer the sender with `{"type":"error","reason":"unknown-recipient"}`.',
};

const plainObject: Localized = {
  ko: '평범한 객체에는 `constructor`나 `__proto__`가 처음부터 들어 있습니다. 이름으로 찾는 목록에는 `Map`을 쓰세요.',
  en: 'A plain object has `constructor` and `__proto__` from the start. Use a `Map` to find things by name.',
};

const ghost: Localized = {
  ko: '떠난 사람이 목록에 남아 있습니다. 연결이 어떻게 끝나든 오는 `close`에서 지우세요.',
  en: 'Someone who left is still on the list. Remove them in `close`, which comes for every end.',
};

const senderToo: Localized = {
  ko: '보낸 사람도 자기 `broadcast`를 받아야 합니다. `send`와 달리 아무도 건너뛰지 않습니다.',
  en: 'The sender gets its own `broadcast`, too: other than with `send`, nobody is left out.',
};

const notEveryone: Localized = {
  ko: '목록에 있는 모든 연결에 보내세요. 반복문이 중간에 끝나지 않는지도 확인하세요.',
  en: 'Send to every connection on the list. Does something end the loop early?',
};

const spread: Localized = {
  ko: '요청의 필드를 그대로 펼쳐 넣으면(`{ from, ...message }`) 클라이언트가 `from`을 정합니다. 필요한 필드만 골라 새로 만드세요.',
  en: 'With the request spread into the answer (`{ from, ...message }`) the client says who it is from. Build it from the fields that you need.',
};

const strict: Localized = {
  ko: '모르는 필드가 있어도 메시지는 올바릅니다. 무시하고 처리하세요.',
  en: 'A message is good also with fields that you do not know. Ignore them.',
};

const badPassedOn: Localized = {
  ko: '잘못된 메시지가 다른 사람에게 전달되었습니다. 오류로 답한 다음에는 처리를 멈추세요.',
  en: 'A bad message was passed on. After answering with an error, stop.',
};
