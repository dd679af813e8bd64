import { check, type Speak, speakPastTheDead, speakPastTheSlow } from '../../../grader/kit/index.ts';
import { come, joinAll, roomName, say } from './people.ts';

const speakIn =
  (t: Parameters<typeof say>[0], room: string): Speak =>
  (sender, listeners, { text, cause }) =>
    say(t, sender, { room, listeners, text, cause });

export const receivers = [
  check('say-past-the-dead', {
    title: { ko: '죽은 사람이 있어도 나머지는 듣습니다', en: 'The dead keep nobody from hearing' },
    promise: {
      ko: '방에 끊겼거나 닫히는 중인 연결이 있어도, 말은 나머지 모두에게 도착합니다.',
      en: 'What is said reaches every other member also where a connection in the room is closing or gone.',
    },
    rests: 'dead or slow',
    points: 2,
    async try(t) {
      const room = roomName(t);
      const people = await come(t, 7);
      await joinAll(people, room);
      await speakPastTheDead(t, people, speakIn(t, room));
    },
  }),

  check('say-past-the-slow', {
    title: { ko: '느린 사람이 있어도 나머지는 바로 듣습니다', en: 'The slow hold up nobody' },
    promise: {
      ko: '방의 한 사람이 아무것도 읽지 않아도, 말은 나머지 모두에게 바로 도착합니다.',
      en: 'What is said reaches every other member at once also where one of them reads nothing at all.',
    },
    rests: 'dead or slow',
    points: 1,
    async try(t) {
      const room = roomName(t);
      const people = await come(t, 3);
      const [slow, sender, last] = people;
      await joinAll(people, room);
      if (slow && sender && last)
        await speakPastTheSlow(t, { slow, sender, others: [last] }, speakIn(t, room));
    },
  }),
];
