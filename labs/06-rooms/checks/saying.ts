import {
  check,
  type Client,
  expectBadMessages,
  type Localized,
  whenMissing,
  whenSaid,
} from '../../../grader/kit/index.ts';
import { come, expectRooms, join, joinAll, roomName, say } from './people.ts';

/** Fails where one of them was sent anything that was not expected. */
async function expectQuiet(clients: readonly Client[], cause: Localized): Promise<void> {
  for (const client of clients) await client.expectNothing({ cause });
}

export const saying = [
  check('say-reaches-members', {
    title: { ko: '말은 방의 다른 모두에게 갑니다', en: 'What is said reaches the other members' },
    promise: {
      ko: '`say`는 그 방의 다른 모두에게 `message`로 한 번 도착합니다.',
      en: 'A `say` arrives as a `message` at every other member of the room, once.',
    },
    rests: '{"type":"say"',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const people = await come(t, 4);
      await joinAll(people, room);
      const texts = [t.random.text(), '', `"${t.random.id()}"\n{}\\`, t.random.textOfBytes(20_000)];
      for (const [index, text] of t.random.shuffle(texts).entries()) {
        const speaker = people[index];
        if (speaker)
          await say(t, speaker, { room, text, listeners: people, cause: text === '' ? emptyLost : notSaid });
      }
      for (const person of people) {
        person.drain().forEach((seen) => {
          if (seen.kind !== 'text') return;
          const own = seen.text.includes(JSON.stringify(person.name));
          if (!own) t.fail({ ...doubled, event: seen.event });
        });
      }
    },
  }),

  check('say-not-to-the-speaker', {
    title: { ko: '말한 사람은 자기 말을 듣지 않습니다', en: 'Who speaks does not hear it' },
    promise: {
      ko: '`say`를 보낸 사람에게는 아무것도 돌아오지 않습니다.',
      en: 'Nothing comes back to the one who said it.',
    },
    rests: 'every *other* member',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const people = await come(t, 3);
      await joinAll(people, room);
      for (const speaker of t.random.shuffle(people)) {
        await say(t, speaker, { room, listeners: people, cause: notSaid });
        await speaker.expectNothing({ cause: speakerHears });
      }
    },
  }),

  check('rooms-apart', {
    title: { ko: '방끼리 섞이지 않습니다', en: 'Rooms are apart' },
    promise: {
      ko: '말은 그 방의 사람만 듣습니다. 여러 방에 있는 사람은 어느 방에서 나온 말인지 `room`으로 압니다.',
      en: 'Only members of a room hear what is said there; `room` tells those who are in several which one it was.',
    },
    rests: '{"type":"say"',
    points: 2,
    async try(t) {
      const [one, other] = [roomName(t), roomName(t)];
      const [both, first, second, nowhere] = await come(t, 4);
      if (!both || !first || !second || !nowhere) return;
      await joinAll([both, first], one);
      await joinAll([second, both], other);
      await say(t, first, { room: one, listeners: [both], cause: notSaid });
      await expectQuiet([second, nowhere, both], overheard);
      await say(t, second, { room: other, listeners: [both], cause: lastRoomOnly });
      await expectQuiet([first, nowhere, both], overheard);
      await say(t, both, { room: one, listeners: [first], cause: lastRoomOnly });
      await expectQuiet([second, nowhere], overheard);
    },
  }),

  check('say-not-in-room', {
    title: { ko: '들어가지 않은 방에서는 말할 수 없습니다', en: 'Outsiders cannot speak' },
    promise: {
      ko: '그 방에 없는 사람의 `say`에는 `not-in-room` 오류로 답하고, 아무에게도 전하지 않으며, 방이 생기지도 않습니다.',
      en: 'A `say` of someone who is not in the room is answered with `not-in-room`, reaches nobody and makes no room.',
    },
    rests: 'not-in-room',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const [member, outsider, left] = await come(t, 3);
      if (!member || !outsider || !left) return;
      await joinAll([member, left], room);
      left.sendJson({ type: 'leave', room });
      await left.expectJson({ type: 'left' });
      const nowhere = ['constructor', '__proto__', roomName(t)];
      for (const [speaker, where] of [
        [outsider, room],
        [left, room],
        ...nowhere.map((each) => [member, each] as const),
      ] as const) {
        speaker.sendJson({ type: 'say', room: where, text: t.random.text() });
        const causes = [whenMissing(nowhere.includes(where) ? plainObject : outsiderSilent)];
        await speaker.expectJson({ type: 'error', reason: 'not-in-room' }, { causes, cause: outsiderSilent });
      }
      await expectQuiet([member, outsider, left], outsiderHeard);
      await expectRooms(t, { [room]: 1 }, { cause: outsiderHeard, extra: madeByAsking });
    },
  }),

  check('from-not-forged', {
    title: { ko: 'from은 서버가 정합니다', en: 'The server says who it is from' },
    promise: {
      ko: '요청에 들어 있는 다른 필드는 무시합니다. `from`에는 늘 말한 사람의 이름이 들어갑니다.',
      en: 'Other fields of a request are ignored: `from` always is the name of the one who spoke.',
    },
    rests: 'extra fields',
    points: 1,
    async try(t) {
      const room = roomName(t);
      const people = await come(t, 3);
      const [alice, bob, carol] = people;
      if (!alice || !bob || !carol) return;
      await joinAll(people, room);
      const text = t.random.text();
      alice.sendJson({ from: carol.name, name: carol.name, [t.random.id()]: [1], type: 'say', room, text });
      const causes = [whenSaid(({ from }) => from === carol.name, spread)];
      for (const person of [bob, carol])
        await person.expectJson({ type: 'message', room, from: alice.name, text }, { causes, cause: strict });
    },
  }),

  check('any-room-name', {
    title: { ko: '방 이름은 어떤 문자열이든 됩니다', en: 'Any text is a name for a room' },
    promise: {
      ko: '방 이름은 비어 있지 않은 어떤 문자열이든 되고 정확히 비교합니다. `__proto__`도 방 이름입니다.',
      en: 'A room may have any non-empty name, compared exactly; `__proto__` is one.',
    },
    rests: '__proto__',
    points: 2,
    async try(t) {
      const id = t.random.id(4);
      const names = [
        '__proto__',
        'constructor',
        `Tech-${id}`,
        `tech-${id}`,
        ` tech-${id}`,
        `가-${id}`,
        `가-${id}`.normalize('NFD'),
        '0',
        '🌊/?#"',
      ];
      const [alice, bob] = await come(t, 2);
      if (!alice || !bob) return;
      for (const room of t.random.shuffle(names)) {
        const cause = /^(__proto__|constructor)$/.test(room) ? plainObject : notExact;
        alice.sendJson({ type: 'join', room });
        await alice.expectJson({ type: 'joined', room, members: [alice.name] }, { cause });
        await join(bob, room, cause);
        await say(t, bob, { room, listeners: [alice], cause });
        bob.sendJson({ type: 'leave', room });
        await bob.expectJson({ type: 'left', room }, { cause });
      }
      const counts = Object.fromEntries(names.map((name) => [name, 1]));
      await expectRooms(t, counts, { cause: protoLost });
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
      const room = roomName(t);
      const [alice, bob] = await come(t, 2);
      if (!alice || !bob) return;
      await joinAll([alice, bob], room);
      const number = t.random.integer(1, 9);
      await expectBadMessages(alice, t.random, [
        { type: 'join' },
        { type: 'join', room: number },
        { type: 'join', room: [room] },
        { type: 'leave' },
        { type: 'leave', room: null },
        { type: 'say', room },
        { type: 'say', text: t.random.text() },
        { type: 'say', room, text: number },
        { type: 'say', room: { room }, text: t.random.text() },
        { room, text: t.random.text() },
      ]);
      await bob.expectNothing({ cause: badPassedOn });
      await expectRooms(t, { [room]: 2 }, { cause: badPassedOn });
    },
  }),
];

const notSaid: Localized = {
  ko: '방의 다른 사람에게 말이 가지 않았습니다. 방의 모든 사람을 돌며, 말한 사람만 빼고 `{"type":"message","room","from","text"}`를 보내세요.',
  en: 'Another member did not hear it. Loop over all members of the room, and send everyone but the speaker `{"type":"message","room","from","text"}`.',
};

const doubled = {
  expected: { ko: '한 사람에게 한 번', en: 'once for each member' },
  observed: { ko: '같은 말이 두 번 왔습니다.', en: 'The same was said twice.' },
  cause: {
    ko: '한 사람에게 두 번 보냈습니다. 방의 목록에 같은 사람이 두 번 있지 않은지 확인하세요.',
    en: 'It was sent to one member twice. Is somebody twice on the list of the room?',
  },
};

const emptyLost: Localized = {
  ko: "빈 문자열도 말입니다. `if (text)`는 빈 문자열을 없는 것으로 봅니다. `typeof text === 'string'`인지 확인하세요.",
  en: "An empty string can be said, but `if (text)` takes it for missing. Look whether `typeof text === 'string'`.",
};

const speakerHears: Localized = {
  ko: '말한 사람에게도 보냈습니다. 반복문에서 말한 사람을 건너뛰세요. 이름이 아니라 연결을 비교하면 더 확실합니다.',
  en: 'The speaker was told, too. Leave them out of the loop, best by comparing the connection and not the name.',
};

const overheard: Localized = {
  ko: '그 방에 없는 사람이 말을 들었거나, 한 말이 두 번 갔습니다. 모두가 아니라 그 방의 사람들만 도세요.',
  en: 'Someone outside the room heard it, or it came twice. Loop over the members of that room, not over everyone.',
};

const lastRoomOnly: Localized = {
  ko: '여러 방에 들어간 사람이 마지막 방에만 있는 것으로 되어 있습니다. 한 사람이 여러 방에 있을 수 있게 `Set`으로 기억하세요.',
  en: 'Someone in several rooms is in the last one only. Keep a Set of rooms for each person.',
};

const outsiderSilent: Localized = {
  ko: '그 방에 있는 사람인지 먼저 확인하고, 아니면 `{"type":"error","reason":"not-in-room"}`으로 답하세요.',
  en: 'Look whether the speaker is in the room, and answer `{"type":"error","reason":"not-in-room"}` if not.',
};

const outsiderHeard: Localized = {
  ko: '그 방에 없는 사람의 말이 전해졌습니다. 확인은 보내기 전에 합니다.',
  en: 'What an outsider said was passed on. Look before you send.',
};

const madeByAsking: Localized = {
  ko: '말하려고 했을 뿐인데 방이 생겼습니다. 방은 들어갈 때만 만드세요.',
  en: 'A room came into being because someone tried to speak in it. Make rooms on `join` alone.',
};

const plainObject: Localized = {
  ko: '평범한 객체에는 `constructor`나 `__proto__`가 처음부터 들어 있습니다. 방을 이름으로 찾을 때는 `Map`을 쓰세요.',
  en: 'A plain object has `constructor` and `__proto__` from the start. Use a `Map` to find rooms by name.',
};

const protoLost: Localized = {
  ko: '`counts[room] = n`으로 만든 객체에는 `__proto__`가 담기지 않습니다. `Object.fromEntries`로 만드세요.',
  en: 'An object made with `counts[room] = n` does not hold `__proto__`. Make it with `Object.fromEntries`.',
};

const notExact: Localized = {
  ko: '방 이름은 글자 하나까지 정확히 비교하고, 답에는 받은 그대로 적습니다. `toLowerCase`, `trim`, `normalize`를 쓰지 마세요.',
  en: 'Names of rooms are compared to the character and answered as they came. No `toLowerCase`, no `trim`, no `normalize`.',
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
  ko: '잘못된 메시지가 방에 영향을 주었습니다. 오류로 답한 다음에는 처리를 멈추세요.',
  en: 'A bad message had an effect on the room. After answering with an error, stop.',
};
