import { type Arrival, check, type Trial } from '../../../grader/kit/index.ts';
import { acknowledged, boundOf, comesAnyway } from './server.ts';

/** Ids that grow, with gaps: whoever counts events instead of reading their ids is found out. */
function growing(t: Trial, length: number): readonly number[] {
  let id = t.random.integer(3, 40);
  return Array.from({ length }, () => (id += t.random.integer(2, 9)));
}

export const events = [
  check('first-address', {
    title: { ko: '처음에는 last=0으로 연결합니다', en: 'The first connection says last=0' },
    promise: {
      ko: '프로그램은 시작하면 SERVER_URL에 ?last=0을 붙인 주소로 연결합니다.',
      en: 'At its start the program connects to SERVER_URL with ?last=0.',
    },
    rests: 'The contract',
    points: 1,
    async try(t) {
      const arrival = await t.server.expectArrival();
      if (arrival.target !== '/?last=0')
        t.fail({
          expected: { ko: '/?last=0', en: '/?last=0' },
          observed: { ko: arrival.target, en: arrival.target },
          event: arrival.event,
          cause: {
            ko: "아직 아무 이벤트도 받지 못했다면 마지막 id는 0입니다. 주소의 쿼리에 `last`를 넣으세요: `url.searchParams.set('last', String(lastId))`",
            en: "Before the first event the last id is 0. Put `last` into the query: `url.searchParams.set('last', String(lastId))`.",
          },
        });
      await acknowledged(arrival.accept(), 1);
    },
  }),

  check('acks-events', {
    title: { ko: '이벤트마다 확인 응답을 보냅니다', en: 'Every event is acknowledged' },
    promise: {
      ko: '이벤트를 받을 때마다 같은 id의 ack를 보냅니다. 같은 이벤트가 다시 와도 보냅니다.',
      en: 'Each event is answered with an ack that has its id, also an event that comes a second time.',
    },
    rests: 'The contract',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const visitor = await t.server.expectVisitor();
      const ids = growing(t, 12);
      // In one piece, so that they may well arrive together.
      visitor.sendRaw(Buffer.concat(ids.map((id) => visitor.frame({ opcode: 1, payload: event(id) }))));
      for (const id of ids)
        await visitor.expectJson({ type: 'ack', id }, { causes: [asText], cause: oneEach });
      const [again = 0] = ids.slice(-1);
      visitor.sendRaw(visitor.frame({ opcode: 1, payload: event(again) }));
      await visitor.expectJson({ type: 'ack', id: again }, { cause: lostAck });
      await visitor.expectNothing({ cause: oneEach });
    },
  }),

  check('ignores-unknown', {
    title: { ko: '모르는 메시지는 무시합니다', en: 'What it does not understand it ignores' },
    promise: {
      ko: 'JSON이 아니거나 모르는 type인 메시지, 바이너리 메시지에는 아무 반응도 하지 않고 계속 실행됩니다.',
      en: 'Text that is no JSON, unknown types and binary messages cause nothing: no answer, no end, no other last id.',
    },
    rests: 'The contract',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const visitor = await t.server.expectVisitor();
      const [id = 0, other = 0] = growing(t, 2);
      await acknowledged(visitor, id);
      const texts = ['', 'null', '42', '[]', '"event"', `{"type":"event"`, t.random.text()];
      for (const text of t.random.shuffle(texts)) visitor.sendText(text);
      visitor.sendJson({ type: `news-${t.random.id(4)}`, id: other });
      visitor.sendBinary(t.random.bytes(9));
      await visitor.expectNothing({ causes: crashed, cause: answered });
      visitor.destroy();
      const arrival = await comesAnyway(t, boundOf(t, 1));
      sinceLast(t, arrival, id, ofEventsAlone);
    },
  }),

  check('resumes-after-last', {
    title: { ko: '마지막 이벤트 다음부터 이어 받습니다', en: 'It resumes after the last event' },
    promise: {
      ko: '다시 연결할 때는 마지막으로 받은 이벤트의 id를 last에 넣습니다. 그 사이 시도가 몇 번 실패해도 같습니다.',
      en: 'A new connection says the id of the last event in last, however many attempts failed in between.',
    },
    rests: 'The contract',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const ids = growing(t, 3);
      const [last = 0] = ids.slice(-1);
      const visitor = await t.server.expectVisitor();
      for (const id of ids) await acknowledged(visitor, id);
      visitor.destroy();
      for (const attempt of [1, 2]) {
        const arrival = await comesAnyway(t, boundOf(t, attempt));
        sinceLast(t, arrival, last, notKept);
        arrival.refuse();
      }
      const arrival = await comesAnyway(t, boundOf(t, 3));
      sinceLast(t, arrival, last, notKept);
      const next = last + t.random.integer(1, 5);
      const again = arrival.accept();
      await acknowledged(again, next);
      again.destroy();
      sinceLast(t, await comesAnyway(t, boundOf(t, 1)), next, notKept);
    },
  }),
];

const event = (id: number): string => JSON.stringify({ type: 'event', id });

function sinceLast(t: Trial, arrival: Arrival, last: number, cause: typeof notKept): void {
  const seen = arrival.query('last');
  if (seen === String(last)) return;
  t.fail({
    expected: { ko: `last=${last}`, en: `last=${last}` },
    observed:
      seen === null
        ? { ko: 'last가 없습니다.', en: 'There is no last.' }
        : { ko: `last=${seen}`, en: `last=${seen}` },
    event: arrival.event,
    cause,
  });
}

const asText = {
  when: (seen: { readonly kind: string; readonly text?: string } | undefined) =>
    /"id"\s*:\s*"/.test(seen?.text ?? ''),
  say: {
    ko: 'id를 문자열로 보냈습니다. 따옴표 없는 JSON 숫자여야 합니다.',
    en: 'The id was sent as a string. It has to be a JSON number, without quotes.',
  },
};

const oneEach = {
  ko: '이벤트 하나에 ack 하나를, 온 순서대로 보내야 합니다. `message` 리스너에서 바로 보내세요.',
  en: 'One ack for each event, in the order in which they came. Send it right in the listener of `message`.',
};

const lostAck = {
  ko: '서버가 이벤트를 다시 보냈다면 앞의 ack를 받지 못했다는 뜻입니다. 이미 아는 id라도 ack는 다시 보내야 합니다.',
  en: 'A server that sends an event again did not get your ack. Acknowledge it even where you know its id already.',
};

const answered = {
  ko: '이벤트가 아닌 메시지에 답했습니다. `type`이 `event`이고 id가 숫자일 때만 ack를 보내세요.',
  en: 'It answered something that was no event. Send an ack only where `type` is `event` and the id is a number.',
};

const crashed = [
  {
    when: (seen: { readonly kind: string } | undefined) => seen?.kind === 'end' || seen?.kind === 'close',
    say: {
      ko: '모르는 메시지 때문에 연결이 끝났습니다. `JSON.parse`는 예외를 던질 수 있고, `null`에는 `type`이 없습니다.',
      en: 'A message that was not understood ended the connection. `JSON.parse` may throw, and `null` has no `type`.',
    },
  },
];

const ofEventsAlone = {
  ko: '이벤트가 아닌 메시지의 id를 기억했습니다. 마지막 id는 이벤트를 받았을 때만 바뀝니다.',
  en: 'The id of something that was no event was kept. Only events change the last id.',
};

const notKept = {
  ko: '마지막 id는 연결보다 오래 남아야 합니다. `connect` 바깥의 변수에 id를 그대로 두고(개수도, 하나 더한 값도 아닙니다) 연결할 때마다 주소를 새로 만드세요.',
  en: 'The last id outlives the connection. Keep it outside of `connect`, as it came (no count, nothing added), and build the address anew for every attempt.',
};
