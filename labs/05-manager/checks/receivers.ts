import { check, type Speak, speakPastTheDead, speakPastTheSlow } from '../../../grader/kit/index.ts';
import { enter, enterAll } from './people.ts';

/** Broadcasts, which the sender hears as well as everyone else. */
const broadcast: Speak = async (sender, listeners, { text, cause }) => {
  sender.sendJson({ type: 'broadcast', text });
  for (const listener of listeners)
    await listener.expectJson({ type: 'message', from: sender.name, text }, { cause });
};

export const receivers = [
  check('broadcast-past-the-dead', {
    title: { ko: '죽은 연결이 있어도 모두에게 갑니다', en: 'The dead stop no broadcast' },
    promise: {
      ko: '받는 사람 중에 끊겼거나 닫히는 중인 연결이 있어도, `broadcast`는 나머지 모두에게 도착합니다.',
      en: 'A `broadcast` reaches everyone else also where a connection in the middle is closing or gone.',
    },
    rests: 'dead or slow',
    points: 3,
    async try(t) {
      const people = await enterAll(
        t,
        Array.from({ length: 7 }, () => t.random.name()),
      );
      const { alive, closing } = await speakPastTheDead(t, people, broadcast);
      // What is answered does not matter: a message to someone who is closing must harm nobody.
      const stranger = await enter(t, t.random.name());
      stranger.sendJson({ type: 'send', to: closing.name, text: t.random.text() });
      await stranger.settled({ cause: sendingKills });
      for (const sender of alive.slice(0, 2))
        await broadcast(sender, alive, { text: t.random.text(), cause: sendingKills });
    },
  }),

  check('broadcast-past-the-slow', {
    title: { ko: '느린 연결이 있어도 모두에게 갑니다', en: 'The slow hold up nobody' },
    promise: {
      ko: '받는 사람 하나가 아무것도 읽지 않아도, `broadcast`는 나머지 모두에게 바로 도착합니다.',
      en: 'A `broadcast` reaches everyone else at once also where one receiver reads nothing at all.',
    },
    rests: 'dead or slow',
    points: 2,
    async try(t) {
      const [slow, sender, last] = await enterAll(
        t,
        Array.from({ length: 3 }, () => t.random.name()),
      );
      if (slow && sender && last) await speakPastTheSlow(t, { slow, sender, others: [last] }, broadcast);
    },
  }),
];

const sendingKills = {
  ko: '닫히는 중인 사람에게 보낸 `send`가 프로그램을 멈추게 했습니다. 실패한 전송을 예외로 만들지 마세요.',
  en: 'A `send` to someone who is closing stopped the program. Do not make an exception of a send that fails.',
};
