import { check, type Trial } from '../../../grader/kit/index.ts';
import { capacityOf } from './guessing/capacity.ts';
import { draw } from './guessing/draw.ts';
import { likenessOfNeighbours } from './guessing/likeness.ts';
import { sourceOf } from './guessing/recompute.ts';
import { longLifetime, type Text, usersOf } from './tickets.ts';

const drawn = 200;
const promisedBits = 120;
/** Capacity is estimated: for tickets of exactly 120 bits the estimate is off by 0.15 bits on average. */
const marginBits = 1;
/** Standard deviations. Chance goes beyond this once in 10^11 gradings. */
const mostLikeness = 7;
/** Of programs that were started alike, in rounds of eight at a time. */
const compared = 8;

/** Says what is wrong with the tickets. */
function guessable(t: Trial, observed: Text, cause: Text): never {
  return t.fail({ expected: unforeseeable, observed, event: t.lastEvent, cause });
}

export const guessing = [
  check('enough-chance', {
    title: { ko: '티켓에 120비트 이상의 우연이 있습니다', en: 'A ticket holds at least 120 bits of chance' },
    promise: {
      ko: '티켓은 모두 다르고, 하나하나에 120비트 이상의 무작위 값이 들어 있습니다.',
      en: 'No two tickets are the same, and each holds at least 120 random bits.',
    },
    rests: 'RFC 4086 section 8',
    points: 2,
    async try(t) {
      const [user] = usersOf(t);
      const { tickets } = await draw(t, user, drawn);
      if (new Set(tickets).size < tickets.length) guessable(t, twins(tickets), repeated);
      const bits = capacityOf(tickets);
      if (bits < promisedBits - marginBits) guessable(t, tooFew(bits), tooShort);
      const likeness = likenessOfNeighbours(tickets);
      if (likeness > mostLikeness) guessable(t, alike, counted);
    },
  }),

  check('unforeseeable', {
    title: { ko: '다음 티켓을 아무도 내다볼 수 없습니다', en: 'Nobody can foresee the next ticket' },
    promise: {
      ko: '사용자, 시각, 순번, 코드에 적힌 비밀에서 티켓을 계산해 낼 수 없습니다.',
      en: 'No ticket can be computed from user, time, a count or a secret that stands in the code.',
    },
    rests: 'RFC 4086 section 6.2',
    points: 1,
    needs: ['instances'],
    variables: longLifetime,
    async try(t) {
      const [user] = usersOf(t);
      // All that the twin shares with the program is code and variables.
      const [{ tickets }, twin] = await Promise.all([
        draw(t, user, compared),
        t.start({}, t.random.id()).then((another) => draw(another, user, compared)),
      ]);
      // Of the twin, which nobody else has asked: what people count begins with it.
      const [first = ''] = twin.tickets;
      const source = await sourceOf(first, user, twin.date || Date.now());
      if (source !== undefined) guessable(t, computed(source), hashed);
      const same = twin.tickets.find((ticket) => tickets.includes(ticket));
      if (same !== undefined) guessable(t, again(same), counting);
    },
  }),

  check('secure-source', {
    title: { ko: '티켓은 안전한 난수에서 옵니다', en: 'Tickets come from a secure random source' },
    promise: {
      ko: '티켓은 암호용 난수에서 옵니다. `Math.random()`처럼 다시 계산할 수 있는 난수는 안 됩니다.',
      en: 'Tickets come from a secure random source, not from one like `Math.random()` that can be computed again.',
    },
    rests: 'RFC 4086 section 6.2',
    points: 2,
    // From outside the two kinds of chance look alike, unless one of them can be made to repeat itself.
    needs: ['instances', 'chance'],
    variables: longLifetime,
    async try(t) {
      const [user] = usersOf(t);
      const [{ tickets }, twin] = await Promise.all([
        draw(t, user, compared),
        // More than was drawn from the program up to now, by this check and the others with its variables.
        t.start().then((another) => draw(another, user, 4 * compared)),
      ]);
      const same = twin.tickets.find((ticket) => tickets.includes(ticket));
      if (same !== undefined) guessable(t, again(same), pseudo);
    },
  }),
];

const unforeseeable = { ko: '내다볼 수 없는 티켓', en: 'tickets that nobody can foresee' };

function twins(tickets: readonly string[]): Text {
  const twin = tickets.find((ticket, at) => tickets.indexOf(ticket) < at) ?? '';
  return {
    ko: `티켓 ${tickets.length}장 가운데 같은 것이 있습니다: ${twin}`,
    en: `Two of ${tickets.length} tickets are the same: ${twin}`,
  };
}

const tooFew = (bits: number): Text => ({
  ko: `티켓 하나에 우연이 많아야 ${Math.floor(bits)}비트입니다.`,
  en: `A ticket holds at most ${Math.floor(bits)} bits of chance.`,
});

const alike: Text = {
  ko: '티켓이 바로 앞의 티켓을 닮았습니다.',
  en: 'Tickets resemble the ones just before them.',
};

const computed = (source: string): Text => ({
  ko: `티켓은 ${JSON.stringify(source)}의 해시입니다.`,
  en: `The ticket is a hash of ${JSON.stringify(source)}.`,
});

const again = (ticket: string): Text => ({
  ko: `똑같이 시작한 두 프로그램이 같은 티켓을 발급했습니다: ${ticket}`,
  en: `Two programs that were started alike issued the same ticket: ${ticket}`,
});

const repeated = {
  ko: '같은 티켓을 두 번 발급했습니다. 시각이나 사용자에서 만든 값은 겹칩니다. `crypto.randomBytes(32)`나 `crypto.randomUUID()`를 쓰세요.',
  en: 'One ticket was issued twice. What is made from time or user repeats itself: use `crypto.randomBytes(32)` or `crypto.randomUUID()`.',
};

const tooShort = {
  ko: '티켓이 너무 짧거나 대부분 정해져 있습니다. `Math.random().toString(36)`은 52비트쯤이고, 날짜와 순번은 우연이 아닙니다. `crypto.randomBytes(16)` 이상을 쓰세요.',
  en: 'The ticket is too short, or most of it is fixed. `Math.random().toString(36)` is about 52 bits; a date or a count is no chance at all. Use `crypto.randomBytes(16)` or more.',
};

const counted = {
  ko: '앞의 티켓을 보면 다음 티켓을 짐작할 수 있습니다. 세거나 더해서 만들지 말고 티켓마다 새로 뽑으세요.',
  en: 'Whoever sees one ticket can guess the next. Do not count up: draw each ticket anew.',
};

const hashed = {
  ko: '사용자와 시각은 비밀이 아닙니다. 해시는 무작위로 보일 뿐, 재료를 아는 사람은 똑같이 계산합니다. `crypto.randomBytes(32)`를 쓰세요.',
  en: 'User and time are no secrets. A hash looks random, but whoever knows what went in computes the same. Use `crypto.randomBytes(32)`.',
};

const counting = {
  ko: '순번이나 코드에 적어 둔 비밀로 만든 티켓은 프로그램을 다시 시작하면 똑같이 나옵니다. 암호용 난수(`node:crypto`의 `randomBytes`)를 쓰세요.',
  en: 'Tickets made from a count, or with a secret that stands in the code, come again whenever the program starts. Use the secure source: `randomBytes` of `node:crypto`.',
};

const pseudo = {
  ko: '`Math.random()`에서 만든 티켓은 다시 계산할 수 있습니다. V8의 `Math.random()`은 나온 값 몇 개로 다음 값을 알 수 있습니다. 암호용 난수(`node:crypto`의 `randomBytes`)를 쓰세요.',
  en: 'Tickets made with `Math.random()` can be computed again; a few of its outputs give away the next. Use the secure source: `randomBytes` of `node:crypto`.',
};
