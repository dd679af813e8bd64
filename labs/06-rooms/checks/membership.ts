import {
  check,
  connectAs,
  type Localized,
  namesByCodePoint,
  whenMissing,
} from '../../../grader/kit/index.ts';
import { come, expectRooms, join, joinAll, roomName, say } from './people.ts';

export const membership = [
  check('join-answered', {
    title: { ko: '들어가면 누가 있는지 알려 줍니다', en: 'Joining tells who is there' },
    promise: {
      ko: '`join`에는 방의 모든 사람을, 들어온 사람까지, `members`에 담아 들어온 사람에게만 답합니다.',
      en: 'A `join` is answered to the one who asked, with everyone in the room, the one who joined included, in `members`.',
    },
    rests: '{"type":"join"',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const people = await come(t, 3);
      const members: string[] = [];
      for (const person of people) {
        members.push(person.name);
        person.sendJson({ type: 'join', room });
        const expected = { type: 'joined', room, members: sameNames([...members]) };
        await person.expectJson(expected, { causes: [whenMissing(unanswered)], cause: membersWrong });
        for (const each of people) await each.expectNothing({ cause: toldOthers });
      }
      const [first] = people;
      first?.sendJson({ type: 'join', room: roomName(t) });
      await first?.expectJson({ type: 'joined', members: [first.name] }, { cause: membersOfAll });
    },
  }),

  check('members-in-order', {
    title: { ko: 'members는 코드 포인트 순서입니다', en: 'Members are listed by code point' },
    promise: {
      ko: '`members`의 이름은 유니코드 코드 포인트 순서로 늘어섭니다.',
      en: 'The names in `members` stand in the order of their Unicode code points.',
    },
    rests: 'by code point',
    points: 1,
    async try(t) {
      const room = roomName(t);
      const names = namesByCodePoint(t.random);
      const last = `${names.at(-1)}~`;
      for (const name of t.random.shuffle(names)) await join(await connectAs(t, name), room);
      const asker = await connectAs(t, last);
      asker.sendJson({ type: 'join', room });
      await asker.expectJson({ type: 'joined', members: [...names, last] }, { cause: notInOrder });
    },
  }),

  check('join-twice', {
    title: { ko: '두 번 들어가도 한 번입니다', en: 'Joining twice is joining once' },
    promise: {
      ko: '이미 들어가 있는 방에 다시 들어가면 답은 또 오지만 달라지는 것은 없습니다. 말은 한 번만 오고, 한 번 나가면 나간 것입니다.',
      en: 'Joining a room again is answered again and changes nothing: a message comes once, and to leave once is to leave.',
    },
    rests: 'Joining twice',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const [alice, bob] = await come(t, 2);
      if (!alice || !bob) return;
      await joinAll([alice, bob, alice, alice], room);
      alice.sendJson({ type: 'join', room });
      await alice.expectJson(
        { type: 'joined', members: sameNames([alice.name, bob.name]) },
        { cause: twice },
      );
      await expectRooms(t, { [room]: 2 }, { cause: twice });
      await say(t, bob, { room, listeners: [alice], cause: twice });
      await alice.expectNothing({ cause: twice });
      alice.sendJson({ type: 'leave', room });
      await alice.expectJson({ type: 'left', room });
      await expectRooms(t, { [room]: 1 }, { cause: twice });
    },
  }),

  check('leave-answered', {
    title: { ko: '나가면 답을 받습니다', en: 'Leaving is answered' },
    promise: {
      ko: '`leave`에는 그 방의 사람이었든 아니든 `left`로, 나간 사람에게만 답합니다.',
      en: 'A `leave` is answered with `left` to the one who asked, member or not, and to nobody else.',
    },
    rests: '{"type":"leave"',
    points: 1,
    async try(t) {
      const [room, other] = [roomName(t), roomName(t)];
      const people = await come(t, 2);
      await joinAll(people, room);
      const [alice] = people;
      for (const left of [room, room, other]) {
        alice?.sendJson({ type: 'leave', room: left });
        await alice?.expectJson({ type: 'left', room: left }, { cause: leaveAnswer });
      }
      for (const each of people) await each.expectNothing({ cause: toldOthers });
    },
  }),

  check('leave-ends-membership', {
    title: { ko: '나간 방의 말은 듣지 못합니다', en: 'Who left hears no more' },
    promise: {
      ko: '나간 사람은 그 방의 말을 듣지 못하고, 들어가 있는 다른 방의 말은 계속 듣습니다.',
      en: 'Whoever left a room hears nothing that is said there, and still hears what is said in their other rooms.',
    },
    rests: '{"type":"leave"',
    points: 2,
    async try(t) {
      const [left, kept] = [roomName(t), roomName(t)];
      const [alice, bob, carol] = await come(t, 3);
      if (!alice || !bob || !carol) return;
      for (const room of [left, kept]) await joinAll([alice, bob, carol], room);
      alice.sendJson({ type: 'leave', room: left });
      await alice.expectJson({ type: 'left', room: left }, { cause: leaveAnswer });
      await say(t, bob, { room: left, listeners: [carol], cause: othersLost });
      await alice.expectNothing({ cause: stillHears });
      await say(t, bob, { room: kept, listeners: [alice, carol], cause: leftAll });
      await expectRooms(t, { [left]: 2, [kept]: 3 }, { cause: leftAll });
    },
  }),

  check('nobody-told', {
    title: { ko: '누가 오고 가는지 알리지 않습니다', en: 'Nobody is told who comes and goes' },
    promise: {
      ko: '누가 연결하거나, 방에 들어가거나 나가거나, 사라져도 다른 사람에게는 아무것도 보내지 않습니다.',
      en: 'Others are sent nothing when someone connects, joins, leaves or vanishes.',
    },
    rests: 'nobody is told',
    points: 1,
    async try(t) {
      const room = roomName(t);
      const [alice, bob] = await come(t, 2);
      if (!alice || !bob) return;
      await join(alice, room);
      await join(bob, room);
      const carol = await connectAs(t, t.random.name());
      await join(carol, room);
      carol.sendJson({ type: 'leave', room });
      await carol.expectJson({ type: 'left' });
      await join(carol, room);
      carol.destroy();
      bob.close(1000);
      await expectRooms(t, { [room]: 1 }, { cause: ghost });
      await alice.expectNothing({ cause: toldOthers });
    },
  }),

  check('disconnect-leaves-rooms', {
    title: { ko: '사라진 사람은 어느 방에도 없습니다', en: 'Who is gone is in no room' },
    promise: {
      ko: '연결이 어떻게 끝나든 그 사람은 들어가 있던 모든 방에서 나간 것이 됩니다.',
      en: 'However a connection ends, it is out of every room that it was in.',
    },
    rests: 'every room',
    points: 3,
    async try(t) {
      const rooms = Array.from({ length: 4 }, () => roomName(t));
      const [alice, ...leavers] = await come(t, 4);
      if (!alice) return;
      for (const room of rooms) await joinAll(leavers, room);
      const [first = '', ...others] = rooms;
      await join(alice, first);
      await expectRooms(t, counts(rooms, 3, { [first]: 4 }), { cause: counted });
      const [polite, vanishing, breaking] = leavers;
      polite?.close(1001);
      await expectRooms(t, counts(rooms, 2, { [first]: 3 }), { cause: ghost });
      vanishing?.destroy();
      await expectRooms(t, counts(rooms, 1, { [first]: 2 }), { cause: ghost });
      breaking?.sendFrame({ opcode: 0x3, payload: t.random.id() });
      await alice.settled();
      breaking?.destroy();
      await expectRooms(t, { [first]: 1 }, { cause: ghost });
      alice.sendJson({ type: 'join', room: others[0] });
      await alice.expectJson({ type: 'joined', members: [alice.name] }, { cause: ghost });
    },
  }),
];

const sameNames = (expected: readonly string[]): ((names: unknown) => boolean) => {
  const wanted = JSON.stringify(expected.toSorted());
  return (names) => Array.isArray(names) && JSON.stringify(names.map(String).sort()) === wanted;
};

const counts = (rooms: readonly string[], count: number, but: Readonly<Record<string, number>>) => ({
  ...Object.fromEntries(rooms.map((room) => [room, count])),
  ...but,
});

const unanswered: Localized = {
  ko: '`join`에 답하지 않았습니다. 들어온 사람에게 `{"type":"joined","room","members":[...]}`를 보내세요.',
  en: '`join` was not answered. Send `{"type":"joined","room","members":[...]}` to the one who joined.',
};

const membersWrong: Localized = {
  ko: '`members`는 이름의 배열이고, 방금 들어온 사람도 들어 있어야 합니다. 먼저 넣고, 그다음에 세세요. `Set`이나 `Map`은 배열로 바꿔야 JSON이 됩니다.',
  en: '`members` is an array of names with the newcomer in it: add first, list afterwards. A Set or a Map has to be made an array before JSON knows it.',
};

const membersOfAll: Localized = {
  ko: '다른 방의 사람까지 들어 있습니다. 그 방의 사람만 알려 주세요.',
  en: 'People of another room are listed. List those of this room alone.',
};

const toldOthers: Localized = {
  ko: '묻지 않은 사람에게 알렸습니다. `joined`와 `left`는 요청한 사람에게 하는 답이지, 방에 알리는 소식이 아닙니다.',
  en: 'Someone was told who had not asked. `joined` and `left` are answers to the one who asked, not news for the room.',
};

const notInOrder: Localized = {
  ko: '이름이 코드 포인트 순서가 아닙니다. `sort()`는 UTF-16 단위로, `localeCompare`는 사전 순서로 비교합니다. `Buffer.compare(Buffer.from(a), Buffer.from(b))`를 쓰세요.',
  en: 'The names are not in the order of code points. `sort()` compares UTF-16 units, `localeCompare` as a dictionary does. Use `Buffer.compare(Buffer.from(a), Buffer.from(b))`.',
};

const twice: Localized = {
  ko: '두 번 들어간 사람이 두 번 들어 있습니다. 배열에 `push`하지 말고, 같은 것을 두 번 담지 않는 `Set`을 쓰세요.',
  en: 'Who joined twice is in there twice. Instead of pushing onto an array, use a Set, which takes nothing twice.',
};

const leaveAnswer: Localized = {
  ko: '`leave`에는 언제나 `{"type":"left","room"}`으로 답합니다. 그 방에 없던 사람에게도 오류가 아닙니다.',
  en: '`leave` is always answered with `{"type":"left","room"}`; it is no error for someone who was not in the room.',
};

const stillHears: Localized = {
  ko: '나간 사람에게 말이 갔습니다. 소속을 양쪽에서 기억한다면 양쪽에서 지우세요.',
  en: 'Someone who left still hears it. Where membership is kept both ways, remove it both ways.',
};

const othersLost: Localized = {
  ko: '한 사람이 나갔을 뿐인데 다른 사람이 말을 듣지 못합니다. 방 전체를 지우지 않았는지 확인하세요.',
  en: 'One person left, and another hears nothing any more. Was the whole room removed?',
};

const leftAll: Localized = {
  ko: '한 방에서 나갔는데 다른 방에서도 나간 것이 되었습니다. 이름이 같은 그 방에서만 지우세요.',
  en: 'Someone left one room and is out of others, too. Remove them from that room alone.',
};

const counted: Localized = {
  ko: '`/stats`는 `{"rooms":{"방 이름": 사람 수}}`입니다. 여러 방에 들어간 사람은 방마다 셉니다.',
  en: '`/stats` is `{"rooms":{"name": number of members}}`; who is in several rooms counts in each.',
};

const ghost: Localized = {
  ko: '사라진 사람이 방에 남아 있습니다. `close`에서, 코드와 관계없이, 그 사람이 들어가 있던 모든 방에서 지우세요.',
  en: 'Someone who is gone is still in a room. In `close`, whatever the code, remove them from every room that they were in.',
};
