import {
  check,
  fieldsOf,
  type Localized,
  namesByCodePoint,
  type PeerCause,
  whenMissing,
} from '../../../grader/kit/index.ts';
import { enter, enterAll } from './people.ts';

export const who = [
  check('who-lists-everyone', {
    title: { ko: 'who는 모두의 이름을 알려 줍니다', en: 'who lists everyone' },
    promise: {
      ko: '`who`에는 물어본 사람까지 지금 접속한 모두의 이름으로, 물어본 사람에게만 답합니다.',
      en: '`who` is answered with the names of all who are connected now, the asker included, to the asker alone.',
    },
    rests: '{"type":"who"}',
    points: 2,
    async try(t) {
      const [alice, ...others] = await enterAll(
        t,
        Array.from({ length: 4 }, () => t.random.name()),
      );
      if (!alice) return;
      const ask = async (present: readonly string[], cause: Localized): Promise<void> => {
        alice.sendJson({ type: 'who' });
        await alice.expectJson(
          { type: 'who', names: sameNames(present) },
          { causes: [whenMissing(silent)], cause },
        );
      };
      await ask(
        [alice, ...others].map(({ name }) => name),
        notAll,
      );
      for (const other of others) await other.expectNothing({ cause: toldOthers });
      others.pop()?.close(1000);
      others.pop()?.destroy();
      const left = [alice, ...others].map(({ name }) => name);
      await t.eventually(() => ask(left, ghosts));
      await alice.expectNothing();
    },
  }),

  check('who-in-order', {
    title: { ko: 'who의 이름은 코드 포인트 순서입니다', en: 'who lists names by code point' },
    promise: {
      ko: '`who`의 이름은 유니코드 코드 포인트 순서로 늘어섭니다.',
      en: 'The names in `who` stand in the order of their Unicode code points.',
    },
    rests: 'by code point',
    points: 1,
    async try(t) {
      const names = namesByCodePoint(t.random);
      const clients = await enterAll(t, t.random.shuffle(names));
      const asker = await enter(t, `${names.at(-1)}~`);
      asker.sendJson({ type: 'who' });
      const expected = [...names, asker.name];
      await asker.expectJson(
        { type: 'who', names: expected },
        { causes: orders(expected), cause: notSorted },
      );
      for (const client of clients) client.destroy();
    },
  }),
];

/** Holds these names and no others, in whatever order: that is another check's matter. */
const sameNames = (expected: readonly string[]): ((names: unknown) => boolean) => {
  const wanted = JSON.stringify(expected.toSorted());
  return (names) => Array.isArray(names) && JSON.stringify(names.map(String).sort()) === wanted;
};

const orders = (names: readonly string[]): readonly PeerCause[] => [
  { when: isIn(names.toSorted()), say: byUnit },
  { when: isIn(names.toSorted((one, other) => one.localeCompare(other))), say: byLocale },
];

const isIn =
  (order: readonly string[]): PeerCause['when'] =>
  (seen) =>
    seen?.kind === 'text' && JSON.stringify(fieldsOf(seen.text).names) === JSON.stringify(order);

const silent: Localized = {
  ko: '`who`에 답하지 않았습니다. 물어본 소켓으로 `{"type":"who","names":[...]}`를 보내세요.',
  en: '`who` was not answered. Send `{"type":"who","names":[...]}` on the socket that asked.',
};

const notAll: Localized = {
  ko: '이름의 배열이어야 하고, 물어본 사람도 들어 있어야 합니다. `Map`의 `keys()`를 배열로 바꿨는지도 확인하세요. 그대로는 JSON에서 `{}`가 됩니다.',
  en: 'It has to be an array of all names, that of the asker too. Is the `keys()` of a Map made an array? As it is, JSON makes `{}` of it.',
};

const toldOthers: Localized = {
  ko: '물어보지 않은 사람에게도 답이 갔습니다. 물어본 소켓에만 보내세요.',
  en: 'The answer went to people who had not asked. Send it on the asking socket alone.',
};

const ghosts: Localized = {
  ko: '떠난 사람이 목록에 남아 있습니다. 연결이 어떻게 끝나든 오는 `close`에서 지우세요.',
  en: 'Someone who left is still listed. Remove them in `close`, which comes for every end.',
};

const notSorted: Localized = {
  ko: '이름이 순서대로가 아닙니다. 보내기 전에 정렬하세요.',
  en: 'The names are in no order. Sort them before you send them.',
};

const byUnit: Localized = {
  ko: '`sort()`는 UTF-16 단위로 비교해서 U+FFFF를 넘는 글자(🌊)를 U+FF61(｡)보다 앞에 둡니다. `Buffer.compare(Buffer.from(a), Buffer.from(b))`는 코드 포인트 순서로 비교합니다.',
  en: '`sort()` compares UTF-16 units and puts what is beyond U+FFFF (🌊) before U+FF61 (｡). `Buffer.compare(Buffer.from(a), Buffer.from(b))` compares by code point.',
};

const byLocale: Localized = {
  ko: '`localeCompare`는 사전 순서로 비교하고, 그 순서는 서버의 언어 설정에 따라 달라집니다. 코드 포인트로 비교하세요.',
  en: '`localeCompare` compares as a dictionary does, and which dictionary depends on the server. Compare code points.',
};
