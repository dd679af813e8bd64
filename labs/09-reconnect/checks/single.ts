import { check, type Trial, type Visitor } from '../../../grader/kit/index.ts';
import { afterLoss, boundOf, comesAnyway } from './server.ts';

export const single = [
  check('one-after-refusal', {
    title: { ko: '거절당한 뒤에 한 번만 다시 옵니다', en: 'One refusal brings one attempt' },
    promise: {
      ko: '실패 하나에 새 시도는 하나입니다. 연결이 둘로 늘어나지 않습니다.',
      en: 'One failure leads to one new attempt: connections do not multiply.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      (await afterLoss(t)).refuse();
      const visitor = (await comesAnyway(t, boundOf(t, 2))).accept();
      await alone(t, visitor, boundOf(t, 2) + boundOf(t, 3) + boundOf(t, 4), twice);
    },
  }),

  check('one-after-idle', {
    title: {
      ko: '기척 없는 연결을 떠난 뒤에 하나만 남습니다',
      en: 'After an idle drop there is one connection',
    },
    promise: {
      ko: '답하지 않는 서버를 떠나 새로 연결하면, 나중에 옛 연결이 마저 끝나도 또 연결하지 않습니다.',
      en: 'When a silent connection was left for a new one, its end later on does not bring yet another.',
    },
    rests: 'Signs of life',
    points: 1,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const old = (await afterLoss(t)).accept({ autoPong: false, autoClose: false });
      const idle = t.ms('IDLE_TIMEOUT_MS');
      const visitor = (await comesAnyway(t, idle + boundOf(t, 2))).accept();
      // Whoever has only asked for its end hears of it now, and not when a library gives up in half a minute.
      old.destroy();
      await alone(t, visitor, idle, oldEnds);
    },
  }),
];

/** This connection stays the only one while so much time goes by; it gives signs of life. */
async function alone(t: Trial, visitor: Visitor, ms: number, cause: typeof twice): Promise<void> {
  for (let gone = 0; gone < ms; gone += ms / 3) {
    await t.advance(ms / 3);
    t.server.expectNobody({ cause });
    await visitor.settled({ cause });
  }
}

const twice = {
  ko: '거절된 시도에서는 `error`와 `close`가 모두 발생합니다. 다음 시도는 `close`에서만 예약하세요.',
  en: 'An attempt that was refused emits both `error` and `close`. Plan the next attempt on `close` alone.',
};

const oldEnds = {
  ko: '연결을 떠나면서 새로 연결하고, 옛 연결의 `close`에서 또 연결했습니다. `terminate()`만 부르고, 다시 연결하는 일은 `close` 한곳에 맡기세요.',
  en: 'It connected anew when it left the old connection, and once more on the `close` of the old one. Call `terminate()` there, and leave reconnecting to `close` alone.',
};
