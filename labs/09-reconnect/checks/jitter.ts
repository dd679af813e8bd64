import { check, type Trial } from '../../../grader/kit/index.ts';
import { acknowledged, boundOf, comesBack, growingFrom } from './server.ts';

/**
 * On a clock that is moved: waits of a right program lie as close together as that once in 50 million gradings, and those of a program that draws from
 * 0 on are all long enough once in 16 million.
 */
const samples = 24;
const leastSpread = 0.4;
/**
 * On a clock that goes by itself a busy machine adds to some of the waits, and so scatters what is not scattered: the few
 * longest and shortest do not count there. The others of a right program lie as close together once in 150,000 gradings.
 */
const outliers = 4;
const leastInnerSpread = 0.2;
/** What is not to be scattered at all, a message and its answer, may be so by this part of half of the bound. */
const mostNoise = 0.05;

export const jitter = [
  check('jitter', {
    title: { ko: '기다리는 시간을 매번 새로 뽑습니다', en: 'Every wait is drawn anew' },
    promise: {
      ko: '같은 차례의 재시도라도 기다리는 시간은 상한의 절반과 상한 사이에서 매번 다르게 뽑힙니다.',
      en: 'Even for the same retry the wait is another each time, anywhere between half of the bound and the bound.',
    },
    rests: 'When to come back',
    points: 3,
    needs: ['time'],
    fresh: false,
    variables: growingFrom(500),
    budgetMs: 30_000,
    async try(t) {
      const { waits, answers } = await firstWaits(t);
      const half = boundOf(t, 1) / 2;
      const { least, most } = inner(t, waits);
      if (most - least >= leastSpreadOf(t) * half) {
        const noise = inner(t, answers);
        t.expectCalm(noise.most - noise.least, mostNoise * half);
        return;
      }
      t.fail({
        expected: {
          ko: `${half} ms에서 ${2 * half} ms 사이에 흩어진 시간`,
          en: `waits scattered between ${half} and ${2 * half} ms`,
        },
        observed: {
          ko: `${samples}번 가운데 ${counted(t)}번이 ${Math.round(least)} ms에서 ${Math.round(most)} ms 사이였습니다.`,
          en: `Of ${samples} waits ${counted(t)} were between ${Math.round(least)} and ${Math.round(most)} ms.`,
        },
        missingAfter: t.lastEvent,
        cause: tooAlike,
      });
    },
  }),
];

const outliersOf = (t: Trial): number => (t.time === 'virtual' ? 0 : outliers);
const counted = (t: Trial): number => samples - 2 * outliersOf(t);

const leastSpreadOf = (t: Trial): number => (t.time === 'virtual' ? leastSpread : leastInnerSpread);

/** The shortest and the longest of those that count, in ms. */
function inner(t: Trial, all: readonly number[]): { readonly least: number; readonly most: number } {
  const counting = all.toSorted((one, other) => one - other).slice(outliersOf(t), samples - outliersOf(t));
  return { least: counting[0] ?? 0, most: counting.at(-1) ?? 0 };
}

/** How long retries of the same kind, each the first after an event, were waited for; and how long the answers to the events took. */
async function firstWaits(t: Trial) {
  const [waits, answers]: [number[], number[]] = [[], []];
  let arrival = await t.server.expectArrival();
  for (let id = 1; id <= samples; id += 1) {
    const visitor = arrival.accept();
    const sent = t.now;
    await acknowledged(visitor, id);
    answers.push(t.now - sent);
    visitor.destroy();
    const back = await comesBack(t, boundOf(t, 1), { early: fullJitter, late: added });
    waits.push(back.ms);
    arrival = back.arrival;
  }
  return { waits, answers };
}

const tooAlike = {
  ko: '모두 거의 같은 시간을 기다리면 모두 같은 순간에 돌아옵니다. 시작할 때 한 번이 아니라 시도할 때마다 `Math.random()`을 부르고, 상한의 절반 전체에서 뽑으세요: `bound / 2 + Math.random() * bound / 2`',
  en: 'Clients that wait nearly equally long come back at the same moment. Call `Math.random()` for every attempt, not once at the start, and draw from the whole half: `bound / 2 + Math.random() * bound / 2`.',
};

const fullJitter = {
  ko: '`Math.random() * bound`는 0에 가까운 값도 뽑습니다. 절반은 반드시 기다리고 나머지 절반에서 뽑으세요: `bound / 2 + Math.random() * bound / 2`',
  en: '`Math.random() * bound` may draw next to nothing. Half of the bound is always waited, and the rest drawn: `bound / 2 + Math.random() * bound / 2`.',
};

const added = {
  ko: '상한에 무작위 값을 더하면 상한을 넘습니다. 상한은 가장 긴 경우이고, 무작위 값은 그 안에서 뽑습니다.',
  en: 'Chance that is added to the bound goes beyond it. The bound is the longest wait there is, and chance stays below it.',
};
