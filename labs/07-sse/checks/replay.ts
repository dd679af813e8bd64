import { check, type StreamEvent, type Trial } from '../../../grader/kit/index.ts';
import {
  arrives,
  finished,
  heldBack,
  manyTexts,
  nextArrives,
  type Publication,
  published,
  publishedAtOnce,
  publishedMany,
  subscribed,
} from './sse.ts';

export const replay = [
  check('live-only', {
    title: { ko: '처음 온 구독자는 지금부터 받습니다', en: 'A newcomer starts from now' },
    promise: {
      ko: '`Last-Event-ID` 없이 연결하면 지금부터 발행되는 이벤트만 받습니다.',
      en: 'Without `Last-Event-ID` a subscriber gets only what is published from now on.',
    },
    rests: 'Last-Event-ID',
    points: 1,
    async try(t) {
      await publishedMany(t, manyTexts(t, 3));
      const newcomer = await subscribed(t);
      await nextArrives(t, newcomer, { cause: replayedAll });
    },
  }),

  check('missed-come-first', {
    title: { ko: '놓친 이벤트를 먼저 받습니다', en: 'What was missed comes first' },
    promise: {
      ko: '`Last-Event-ID: k`로 연결하면 k 다음부터 놓친 이벤트를 순서대로 받고, 이어서 실시간으로 받습니다.',
      en: 'With `Last-Event-ID: k` a subscriber first gets, in order, what came after k, and then goes on live.',
    },
    rests: 'Last-Event-ID',
    points: 3,
    async try(t) {
      const first = await subscribed(t);
      const last = await nextArrives(t, first);
      first.destroy();
      const taken = await publishedMany(t, missedWhileAway(t));
      const back = await subscribed(t, last);
      for (const [id, publication] of taken)
        await arrives(back, id, publication, { causes: offByOne(last, id), cause: notRemembered });
      await nextArrives(t, back, {
        causes: [{ when: (seen) => seen === undefined, say: notLive }],
        cause: doubled,
      });
    },
  }),

  check('nothing-missed', {
    title: { ko: '놓친 것이 없으면 바로 이어집니다', en: 'Nothing missed, nothing repeated' },
    promise: {
      ko: '마지막 이벤트의 번호로 다시 연결하면 아무것도 다시 받지 않고 새 이벤트부터 받습니다.',
      en: 'Who comes back with the id of the newest event gets nothing again, and new events from there on.',
    },
    rests: 'Last-Event-ID',
    points: 1,
    async try(t) {
      const taken = await publishedMany(t, manyTexts(t, 3));
      const last = taken.at(-1)?.[0] ?? 0;
      const back = await subscribed(t, last);
      await nextArrives(t, back, { causes: offByOne(last, last + 1), cause: doubled });
    },
  }),

  check('zero-is-an-id', {
    title: { ko: '0부터 달라고 하면 모두 받습니다', en: 'Zero asks for everything' },
    promise: {
      ko: '`Last-Event-ID: 0`이면 기억하는 이벤트를 처음부터 모두 받습니다.',
      en: 'With `Last-Event-ID: 0` a subscriber gets all that is remembered, from the first event on.',
    },
    rests: 'Last-Event-ID: 0',
    points: 1,
    fresh: true,
    async try(t) {
      const taken = await publishedMany(t, manyTexts(t, 2));
      const back = await subscribed(t, 0);
      for (const [id, publication] of taken) await arrives(back, id, publication, { cause: zeroIsFalse });
      await nextArrives(t, back, { cause: doubled });
    },
  }),

  check('no-gap-no-double', {
    title: { ko: '다시 연결하는 순간에도 빠짐과 겹침이 없습니다', en: 'No gap and no double at the seam' },
    promise: {
      ko: '다시 연결하는 바로 그 순간에 발행된 이벤트도 정확히 한 번, 순서대로 받습니다.',
      en: 'What is published at the very moment of coming back arrives, too: once, and in order.',
    },
    rests: 'Last-Event-ID',
    points: 3,
    async try(t) {
      for (let round = 0; round < 6; round += 1) {
        const last = await published(t, { data: t.random.text() });
        const missed = await publishedAtOnce(t, manyTexts(t, 40));
        const during = await Promise.all(manyTexts(t, 8).map((each) => heldBack(t, each)));
        // Some are published with the request for the stream, and some as soon as its head is there.
        const early: ReturnType<typeof finished>[] = [];
        const sent = (): void => {
          const some = finished(t, during.slice(0, 4));
          // Where the stream does not open, the check fails by that and nobody comes for these.
          some.catch(() => undefined);
          early.push(some);
        };
        const back = await subscribed(t, last, { sent });
        const late = await finished(t, during.slice(4));
        const all = [...missed, ...(await Promise.all(early)).flat(), ...late].toSorted(
          ([one], [other]) => one - other,
        );
        for (const [id, publication] of all)
          await arrives(back, id, publication, { causes: atTheSeam(id), cause: notRemembered });
        await nextArrives(t, back, { cause: doubled });
        back.destroy();
      }
    },
  }),

  check('history-default', {
    title: { ko: '마지막 100개를 기억합니다', en: 'The last 100 are remembered' },
    promise: {
      ko: '오래 떠나 있던 구독자는 마지막 이벤트 100개를 받습니다.',
      en: 'Who was away for long gets the last 100 events.',
    },
    rests: 'HISTORY',
    points: 1,
    async try(t) {
      const last = await published(t, { data: t.random.text() });
      const taken = await publishedAtOnce(t, manyTexts(t, 102));
      const back = await subscribed(t, last);
      for (const [id, publication] of taken.slice(-100))
        await arrives(back, id, publication, { causes: wrongSize(id), cause: notRemembered });
      await nextArrives(t, back, { cause: doubled });
    },
  }),

  check('history-from-variable', {
    title: { ko: 'HISTORY를 따릅니다', en: 'HISTORY is heard' },
    promise: {
      ko: '환경 변수 `HISTORY`만큼만 기억합니다. 더 오래된 이벤트는 다시 보내지 않습니다.',
      en: 'As many events are remembered as `HISTORY` says; older ones are not sent again.',
    },
    rests: 'HISTORY',
    points: 1,
    variables: (random) => ({ HISTORY: String(random.integer(4, 9)) }),
    async try(t) {
      const size = Number(t.variables.HISTORY);
      const few = await publishedMany(t, manyTexts(t, size));
      const all = await subscribed(t, 0);
      for (const [id, publication] of few)
        await arrives(all, id, publication, { causes: wrongSize(id), cause: notRemembered });
      const taken = await publishedMany(t, manyTexts(t, 3));
      const back = await subscribed(t, 0);
      for (const [id, publication] of [...few, ...taken].slice(-size))
        await arrives(back, id, publication, { causes: wrongSize(id), cause: notRemembered });
      await nextArrives(t, back, { cause: doubled });
    },
  }),
];

/** One of each kind, so that what is sent again is shown to be what was sent before. */
const missedWhileAway = (t: Trial): readonly Publication[] => [
  { data: t.random.text() },
  { event: t.random.id(), data: `${t.random.text()}\n${t.random.text()}` },
  { data: '' },
];

type Seen = StreamEvent | undefined;

const offByOne = (last: number, id: number) => [
  { when: (seen: Seen) => seen?.id === String(last) && last !== id, say: oneAgain },
  { when: (seen: Seen) => seen?.id === String(id + 1), say: oneLost },
  { when: (seen: Seen) => seen?.id === '', say: withoutId },
];

const atTheSeam = (id: number) => [
  { when: (seen: Seen) => seen !== undefined && Number(seen.id) > id, say: gap },
  { when: (seen: Seen) => seen !== undefined && Number(seen.id) < id, say: doubled },
  { when: (seen: Seen) => seen === undefined, say: gap },
];

const wrongSize = (id: number) => [
  { when: (seen: Seen) => seen !== undefined && Number(seen.id) < id, say: tooMany },
  { when: (seen: Seen) => seen !== undefined && Number(seen.id) > id, say: tooFew },
];

const replayedAll = {
  ko: '`Last-Event-ID`가 없는데 지난 이벤트를 보냈습니다. 처음 온 클라이언트는 놓친 것이 없습니다. `Number(undefined ?? 0)`이 0이 되지 않는지 확인하세요.',
  en: 'Old events were sent without a `Last-Event-ID`. A newcomer has missed nothing: does a missing header become 0 in your code?',
};

const notRemembered = {
  ko: '놓친 이벤트가 처음 보낼 때와 똑같은 모양으로(`id`, `event`, `data`) 와야 합니다. 발행할 때 기억해 두고, 헤더 `last-event-id`를 읽어 그보다 큰 번호를 모두 보내세요.',
  en: 'What was missed has to come as it went out at first: `id`, `event` and `data`. Remember it when it is published, read the header `last-event-id`, and send all that is greater.',
};

const notLive = {
  ko: '놓친 것을 받은 뒤로 새 이벤트가 오지 않습니다. 다시 보낸 다음에 이 응답도 구독자로 등록하세요.',
  en: 'After the replay nothing new comes. Register this response as a subscriber, too.',
};

const doubled = {
  ko: '이미 받은 이벤트가 다시 왔습니다. 다시 보내는 것과 실시간으로 보내는 것 사이에 `await`가 있으면, 그사이에 발행된 이벤트가 양쪽에서 나갑니다.',
  en: 'An event came again. With an `await` between the replay and going live, what is published meanwhile goes out by both.',
};

const gap = {
  ko: '다시 보내는 동안 발행된 이벤트가 빠졌습니다. 다시 보내기와 구독자로 등록하기를 `await` 없이 한 번에 하세요.',
  en: 'What was published during the replay is missing or came too early. Replay and register in one go, without an `await` in between.',
};

const oneAgain = {
  ko: '`Last-Event-ID`는 이미 받은 이벤트의 번호입니다. `>=`가 아니라 `>`로 비교하세요.',
  en: '`Last-Event-ID` is the id of an event that has been received: compare with `>`, not with `>=`.',
};

const oneLost = {
  ko: '놓친 것 중 첫 번째가 빠졌습니다. `Last-Event-ID` 바로 다음 번호부터 보내야 합니다.',
  en: 'The first one that was missed is left out: begin with the id right behind `Last-Event-ID`.',
};

const withoutId = {
  ko: '다시 보내는 이벤트에 `id:` 줄이 없습니다. 그러면 클라이언트는 다음번에 어디까지 받았는지 말하지 못합니다.',
  en: 'What is sent again has no `id:` line. Next time, the client cannot say how far it got.',
};

const zeroIsFalse = {
  ko: '0은 거짓으로 취급됩니다. `if (lastEventId)`가 아니라 값이 있는지(`!== undefined`) 확인하세요.',
  en: 'Zero is falsy. Ask whether there is a value (`!== undefined`), not `if (lastEventId)`.',
};

const tooMany = {
  ko: '`HISTORY`보다 많이 기억하고 있습니다. 넣은 다음에 길이가 `HISTORY`를 넘으면 가장 오래된 것을 지우세요.',
  en: 'More than `HISTORY` events are remembered. After adding one, drop the oldest where there are more than `HISTORY`.',
};

const tooFew = {
  ko: '`HISTORY`보다 적게 기억하고 있습니다. 정확히 `HISTORY`개까지는 남겨야 합니다. `>=`와 `>`를 확인하세요.',
  en: 'Fewer than `HISTORY` events are remembered: exactly that many stay. Is it `>` or `>=`?',
};
