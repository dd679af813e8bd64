import { check, type Localized } from '../../../grader/kit/index.ts';
import { come, expectRooms, join, joinAll, roomName } from './people.ts';

export const stats = [
  check('stats-rooms', {
    title: { ko: '/stats가 방마다 몇 명인지 알려 줍니다', en: '/stats tells how many are in each room' },
    promise: {
      ko: '`GET /stats`는 방마다 몇 명이 있는지 1초 안에 정확히 알려 줍니다.',
      en: '`GET /stats` tells the number of members of each room, right within a second.',
    },
    rests: 'GET /stats',
    points: 2,
    async try(t) {
      const [one, other] = [roomName(t), roomName(t)];
      const people = await come(t, 3);
      await expectRooms(t, {}, { cause: shape });
      await joinAll(people, one);
      await expectRooms(t, { [one]: 3 }, { cause: shape });
      await joinAll(people.slice(1), other);
      await expectRooms(t, { [one]: 3, [other]: 2 }, { cause: shape });
    },
  }),

  check('empty-room-gone', {
    title: { ko: '빈 방은 사라집니다', en: 'An empty room is gone' },
    promise: {
      ko: '마지막 사람이 나가거나 사라진 방은 `/stats`에서도 사라집니다.',
      en: 'A room whose last member left or vanished is gone from `/stats`.',
    },
    rests: 'an empty room is gone',
    points: 2,
    async try(t) {
      const [left, lost] = [roomName(t), roomName(t)];
      const [alice, bob] = await come(t, 2);
      if (!alice || !bob) return;
      await joinAll([alice, bob], left);
      await join(bob, lost);
      for (const person of [alice, bob]) {
        person.sendJson({ type: 'leave', room: left });
        await person.expectJson({ type: 'left', room: left });
      }
      await expectRooms(t, { [lost]: 1 }, { cause: shape });
      alice.sendJson({ type: 'leave', room: roomName(t) });
      await alice.expectJson({ type: 'left' });
      bob.destroy();
      await expectRooms(t, {}, { cause: shape });
      await join(alice, left);
      await expectRooms(t, { [left]: 1 }, { cause: shape });
    },
  }),
];

const shape: Localized = {
  ko: '`/stats`는 `{"rooms":{"방 이름": 사람 수}}`이고 방이 없으면 `{"rooms":{}}`입니다. `Map`은 `Object.fromEntries`로 객체로 바꿔야 JSON에 담깁니다.',
  en: '`/stats` is `{"rooms":{"name": number of members}}`, and `{"rooms":{}}` without rooms. A Map has to be made an object, with `Object.fromEntries`, before JSON knows it.',
};
