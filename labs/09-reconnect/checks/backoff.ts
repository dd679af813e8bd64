import { check } from '../../../grader/kit/index.ts';
import { acknowledged, afterLoss, boundOf, comesAnyway, comesBack, growingFrom, lost } from './server.ts';

/** `1 << (attempt - 1)` is negative for the 32nd attempt, and 1 for the 33rd. On a clock that goes by itself there are fewer. */
const attempts = { virtual: 33, real: 12 };

export const backoff = [
  check('backoff-doubles', {
    title: { ko: '실패할 때마다 두 배로 기다립니다', en: 'With every failure the wait doubles' },
    promise: {
      ko: '연달아 실패하면 기다리는 시간의 상한이 1, 2, 4, 8초로 두 배씩 늘어납니다.',
      en: 'Failure after failure the bound of the wait doubles: 1, 2, 4, 8 seconds.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    variables: growingFrom(150),
    async try(t) {
      let arrival = await t.server.expectArrival();
      for (const attempt of [1, 2, 3, 4, 5]) {
        if (t.random.integer(0, 1) === 0) arrival.refuse();
        else arrival.destroy();
        ({ arrival } = await comesBack(t, boundOf(t, attempt), { early: notGrowing }));
      }
    },
  }),

  check('backoff-cap', {
    title: { ko: '30초보다 오래 기다리지 않습니다', en: 'It never waits longer than 30 seconds' },
    promise: {
      ko: '상한은 BACKOFF_MAX_MS에서 멈추고, 몇 번을 실패하든 그 절반과 그 사이에서 새로 뽑습니다.',
      en: 'The bound stops at BACKOFF_MAX_MS; after that each wait is still drawn from its upper half, however many attempts fail.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    fresh: false,
    budgetMs: 30_000,
    async try(t) {
      await lost(t);
      const waits: number[] = [];
      for (let attempt = 1; attempt <= attempts[t.time]; attempt += 1) {
        const { arrival, ms } = await comesBack(t, boundOf(t, attempt), { early: overflow, late: noCap });
        waits.push(ms);
        arrival.refuse();
      }
      const most = t.ms('BACKOFF_MAX_MS');
      if (waits.slice(-6).some((ms) => ms < 0.98 * most)) return;
      t.fail({
        expected: { ko: '상한에 이른 뒤에도 매번 다른 시간', en: 'another wait each time, at the cap too' },
        observed: {
          ko: `상한에 이른 뒤로는 언제나 거의 ${most} ms를 기다렸습니다.`,
          en: `Once it had reached the cap it always waited for nearly ${most} ms.`,
        },
        missingAfter: t.lastEvent,
        cause: jitterFirst,
      });
    },
  }),

  check('reset-by-event', {
    title: { ko: '이벤트를 받으면 처음부터 다시 셉니다', en: 'An event starts the count over' },
    promise: {
      ko: '이벤트가 하나라도 온 연결이 끊기면, 기다리는 시간은 다시 BACKOFF_BASE_MS에서 시작합니다.',
      en: 'When a connection is lost on which an event had arrived, the waits begin at BACKOFF_BASE_MS again.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    fresh: false,
    variables: growingFrom(150),
    async try(t) {
      (await afterLoss(t)).refuse();
      for (const attempt of [2, 3]) (await comesAnyway(t, boundOf(t, attempt))).refuse();
      const visitor = (await comesAnyway(t, boundOf(t, 4))).accept();
      await acknowledged(visitor, t.random.integer(1, 99));
      visitor.destroy();
      await comesBack(t, boundOf(t, 1), { late: neverReset });
    },
  }),

  check('open-is-no-reset', {
    title: { ko: '연결된 것만으로는 다시 세지 않습니다', en: 'Being connected does not start it over' },
    promise: {
      ko: '연결되었지만 이벤트 없이 끊긴 시도도 실패로 세고, 기다리는 시간은 계속 늘어납니다.',
      en: 'A connection on which no event arrived counts as a failure: the waits go on growing.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    fresh: false,
    variables: growingFrom(400),
    async try(t) {
      let arrival = await afterLoss(t);
      for (const attempt of [2, 3, 4]) {
        const visitor = arrival.accept();
        visitor.sendJson({ type: `news-${t.random.id(4)}` });
        await visitor.settled();
        visitor.destroy();
        ({ arrival } = await comesBack(t, boundOf(t, attempt), { early: resetOnOpen }));
      }
    },
  }),

  check('takes-variables', {
    title: { ko: '시간은 환경 변수에서 읽습니다', en: 'The times come from the environment' },
    promise: {
      ko: 'BACKOFF_BASE_MS와 BACKOFF_MAX_MS를 바꾸면 기다리는 시간도 그에 맞게 바뀝니다.',
      en: 'With another BACKOFF_BASE_MS and BACKOFF_MAX_MS the waits are others.',
    },
    rests: 'The contract',
    points: 1,
    needs: ['time'],
    // Drawn so that no default will do, neither for the base nor for the cap.
    variables: (random, time) => {
      const base = random.integer(3_000, 4_000) / (time === 'virtual' ? 1 : 10);
      return { BACKOFF_BASE_MS: String(Math.round(base)), BACKOFF_MAX_MS: String(Math.round(1.6 * base)) };
    },
    async try(t) {
      let arrival = await t.server.expectArrival();
      for (const attempt of [1, 2, 3, 4]) {
        arrival.refuse();
        ({ arrival } = await comesBack(t, boundOf(t, attempt), { early: hardCoded, late: hardCoded }));
      }
    },
  }),
];

const notGrowing = {
  ko: '연달아 실패했는데도 기다리는 시간이 두 배로 늘지 않았습니다. 실패할 때마다 횟수를 1 늘리고, 상한을 `BACKOFF_BASE_MS * 2 ** (attempt - 1)`로 구하세요.',
  en: 'The wait did not double although attempt after attempt had failed. Count every failure, and take `BACKOFF_BASE_MS * 2 ** (attempt - 1)` as the bound.',
};

const overflow = {
  ko: '여러 번 실패한 뒤에 갑자기 빨리 연결했습니다. 상한에 이르면 처음부터 다시 세고 있지 않나요? 비트 이동(`<<`)은 32비트를 넘으면 음수가 되고, 너무 긴 `setTimeout`은 1 ms가 됩니다. `2 **`로 계산하고 `Math.min`으로 막으세요.',
  en: 'After many failures it came too soon. Does the count start over at the cap? A shift (`<<`) turns negative beyond 32 bits, and too long a `setTimeout` becomes 1 ms. Use `2 **`, and limit it with `Math.min`.',
};

const noCap = {
  ko: '기다리는 시간이 `BACKOFF_MAX_MS`를 넘었습니다. 무작위로 뽑기 전에 `Math.min(BACKOFF_MAX_MS, ...)`로 상한을 막으세요.',
  en: 'It waited longer than `BACKOFF_MAX_MS`. Limit the bound with `Math.min(BACKOFF_MAX_MS, ...)` before you draw from it.',
};

const jitterFirst = {
  ko: '뽑은 다음에 `Math.min`으로 자르면 상한에서는 모두 같은 값이 됩니다. 먼저 자르고, 그 상한에서 뽑으세요.',
  en: 'With `Math.min` after drawing, all waits are the same once they reach the cap. Limit first, then draw from the bound.',
};

const neverReset = {
  ko: '이벤트를 받았는데도 실패 횟수가 남아 있습니다. 이벤트를 받으면 횟수를 0으로 되돌리세요.',
  en: 'The failures before the event still count. Set the count back to 0 when an event arrives.',
};

const resetOnOpen = {
  ko: '`open`이나 아무 메시지에서 횟수를 되돌리면, 받아들이자마자 끊는 서버를 1초마다 두드리게 됩니다. 이벤트를 받았을 때만 되돌리세요.',
  en: 'Starting over on `open`, or on any message, means knocking every second at a server that accepts and drops. Start over when an event arrives, and only then.',
};

const hardCoded = {
  ko: '시간을 코드에 적어 두지 말고 `process.env.BACKOFF_BASE_MS`와 `process.env.BACKOFF_MAX_MS`에서 읽으세요. 환경 변수는 문자열이므로 `Number(...)`가 필요합니다.',
  en: 'Read the times from `process.env.BACKOFF_BASE_MS` and `process.env.BACKOFF_MAX_MS` instead of writing them down. They are strings: `Number(...)`.',
};
