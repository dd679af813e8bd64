import { check, type Trial } from '../../../grader/kit/index.ts';
import {
  arrives,
  begun,
  finished,
  heldBack,
  idOf,
  manyTexts,
  noId,
  notAccepted,
  nextArrives,
  published,
  publishedMany,
  requestFor,
  subscribed,
} from './sse.ts';

/** Bodies that are refused, one rule broken at a time. */
const bad = (t: Trial): readonly string[] => {
  const data = t.random.text();
  const values = [
    {},
    { event: t.random.id() },
    { data: 5 },
    { data: null },
    { data: [data] },
    { data, event: 5 },
  ];
  return ['{"data":', data, '', '[]', 'null', '7', ...values.map((value) => JSON.stringify(value))];
};

export const publish = [
  check('publish-answered', {
    title: { ko: '발행하면 번호를 알려 줍니다', en: 'Publishing is answered with a number' },
    promise: {
      ko: '`POST /publish`에 202와 `{"id": n}`으로 응답합니다. 번호는 모두에게 하나이며 1부터 하나씩 커집니다.',
      en: '`POST /publish` is answered with 202 and `{"id": n}`; ids count up from 1, for all alike.',
    },
    rests: 'POST /publish',
    points: 2,
    fresh: true,
    async try(t) {
      for (const id of [1, 2, 3]) {
        const response = await t.request('POST', '/publish', { body: { data: t.random.text() } });
        response.expectStatus(202, { cause: notAccepted }).expectJson(
          { id },
          {
            causes: [{ when: (seen) => !/"id"\s*:\s*\d/.test(seen?.text ?? ''), say: noId }],
            cause: notCounting,
          },
        );
        // Who listens does not change how events are counted.
        await subscribed(t);
      }
    },
  }),

  check('everyone-hears', {
    title: { ko: '모든 구독자가 받습니다', en: 'Every subscriber hears it' },
    promise: {
      ko: '발행한 이벤트는 모든 구독자에게 같은 `id`와 `data`로 한 번 갑니다.',
      en: 'What is published reaches every subscriber once, with the same `id` and `data`.',
    },
    rests: 'POST /publish',
    points: 2,
    async try(t) {
      const streams = [await subscribed(t), await subscribed(t), await subscribed(t)];
      for (const [id, publication] of await publishedMany(t, manyTexts(t, 3))) {
        for (const each of streams)
          await arrives(each, id, publication, { causes: ownNumbers(id), cause: notAll });
      }
      // Somebody who came later counts as all others do.
      const late = await subscribed(t);
      const publication = { data: t.random.text() };
      const id = await published(t, publication);
      for (const each of [late, ...streams])
        await arrives(each, id, publication, { causes: ownNumbers(id), cause: notAll });
    },
  }),

  check('ids-in-order', {
    title: { ko: '번호 순서대로 갑니다', en: 'Events go out in the order of their ids' },
    promise: {
      ko: '여러 곳에서 한꺼번에 발행해도 모든 스트림에서 번호가 하나씩 커집니다.',
      en: 'However many publish at once, ids count up one by one on every stream.',
    },
    rests: 'Ids count up',
    points: 1,
    async try(t) {
      const listener = await subscribed(t);
      const slow = { data: t.random.text() };
      const finish = await begun(t, slow);
      const quick = { data: t.random.text() };
      const first = await published(t, quick);
      const second = await finish();
      const taken = [
        [first, quick],
        [second, slow],
      ] as const;
      for (const [id, publication] of taken.toSorted(([one], [other]) => one - other))
        await arrives(listener, id, publication, { cause: numberedEarly });
      // Several times: a program that sends an event some turns after its number is overtaken by chance, not always.
      for (let round = 0; round < 3; round += 1) {
        const held = await Promise.all(manyTexts(t, 20).map((each) => heldBack(t, each)));
        const sent = await finished(t, held);
        for (const [id, publication] of sent.toSorted(([one], [other]) => one - other))
          await arrives(listener, id, publication, { cause: numberedEarly });
      }
    },
  }),

  check('named-events', {
    title: { ko: '이벤트에 이름을 붙입니다', en: 'Events may have a name' },
    promise: {
      ko: '`event`가 있으면 그 이름으로, 없으면 이름 없이(`message`로) 갑니다. 이름은 다음 이벤트까지 이어지지 않습니다.',
      en: 'An event goes out under its `event` where it has one, and without (as `message`) where it has none; names do not stick.',
    },
    rests: 'HTML Living Standard 9.2.6',
    points: 1,
    async try(t) {
      const listener = await subscribed(t);
      const named = { event: `${t.random.id()}: ${t.random.name()}`, data: t.random.text() };
      await arrives(listener, await published(t, named), named, { cause: noName });
      await nextArrives(t, listener, { cause: nameSticks });
      const other = { event: t.random.id(), data: t.random.text() };
      await arrives(listener, await published(t, other), other, { cause: noName });
    },
  }),

  check('body-in-pieces', {
    title: { ko: '본문이 조각나서 와도 읽습니다', en: 'Reads a body that comes in pieces' },
    promise: {
      ko: '요청의 본문이 한 바이트씩 와도 글자가 깨지지 않습니다.',
      en: 'A body that arrives byte by byte is read without a broken character.',
    },
    rests: 'POST /publish',
    points: 1,
    async try(t) {
      const listener = await subscribed(t);
      const publication = { data: `${t.random.pick(['안녕', '노을', '바다'])}🌊${t.random.id(3)}` };
      const { head, body } = requestFor(publication);
      const publisher = await t.socket('publisher');
      publisher.send(head);
      await publisher.sendSlowly(body);
      const id = idOf(await publisher.expectResponse({ cause: firstPieceOnly }), { cause: firstPieceOnly });
      await arrives(listener, id, publication, {
        causes: [{ when: (seen) => seen?.data.includes('\ufffd') === true, say: tornCharacters }],
      });
    },
  }),

  check('bad-publish', {
    title: { ko: '잘못된 발행 요청은 400입니다', en: 'A bad publication is a 400' },
    promise: {
      ko: 'JSON 객체가 아니거나, `data`가 없거나 문자열이 아니거나, `event`가 문자열이 아니면 400으로 응답합니다. 아무것도 발행하지 않고 번호도 쓰지 않습니다.',
      en: 'What is no JSON object, or has no string as `data`, or an `event` that is no string, is answered with 400. Nothing is published and no id is used up.',
    },
    rests: 'POST /publish',
    points: 2,
    async try(t) {
      const listener = await subscribed(t);
      const before = await nextArrives(t, listener);
      for (const body of t.random.shuffle(bad(t))) {
        const response = await t.request('POST', '/publish', { body, cause: threw });
        response.expectStatus(400, {
          causes: [{ when: (seen) => seen?.status === 422, say: unprocessable }],
          cause: letThrough,
        });
      }
      const publication = { data: t.random.text() };
      const response = await t.request('POST', '/publish', { body: publication });
      idOf(response);
      response.expectJson({ id: (id: unknown) => Number(id) === before + 1 }, { cause: usedUp });
      await arrives(listener, before + 1, publication, { cause: letThrough });
    },
  }),

  check('event-line-break', {
    title: { ko: '이름으로 줄을 끼워 넣지 못합니다', en: 'No line is smuggled in through a name' },
    promise: {
      ko: '`event`에 줄바꿈(`\\r`, `\\n`)이 있으면 400으로 응답하고 발행하지 않습니다.',
      en: 'An `event` with a line break (`\\r`, `\\n`) in it is answered with 400 and not published.',
    },
    rests: 'POST /publish',
    points: 2,
    async try(t) {
      const listener = await subscribed(t);
      for (const lineBreak of t.random.shuffle(['\n', '\r', '\r\n'])) {
        const event = `${t.random.id()}${lineBreak}data: ${t.random.id()}`;
        for (const name of [event, `${t.random.id()}${lineBreak}`]) {
          const response = await t.request('POST', '/publish', {
            body: { event: name, data: t.random.text() },
          });
          response.expectStatus(400, { cause: smuggled });
        }
      }
      await nextArrives(t, listener, { cause: smuggled });
    },
  }),
];

/** Each stream with a counter of its own. */
const ownNumbers = (id: number) => [
  { when: (seen?: { id: string }) => seen !== undefined && seen.id !== String(id), say: ownCounter },
];

const notCounting = {
  ko: '번호는 서버 전체에서 하나로 세고, 첫 이벤트가 1입니다. 구독자가 오고 가도 달라지지 않습니다.',
  en: 'One counter for the whole server; the first event is 1, whoever comes and goes.',
};

const ownCounter = {
  ko: '이 스트림의 `id`가 202 응답의 번호와 다릅니다. 스트림마다 따로 세면 다시 연결한 클라이언트의 `Last-Event-ID`가 아무 뜻도 없게 됩니다. 번호는 발행할 때 한 번만 매기세요.',
  en: 'The `id` on this stream is not the one of the 202. With a counter for each stream, `Last-Event-ID` means nothing once a client comes back: number an event once, when it is published.',
};

const notAll = {
  ko: '구독자 모두에게 `id:`와 `data:` 줄, 그리고 빈 줄을 보내야 합니다. 빈 줄이 없으면 이벤트가 끝나지 않습니다.',
  en: 'Every subscriber gets the lines `id:` and `data:` and an empty line: without that, the event never ends.',
};

const numberedEarly = {
  ko: '먼저 번호를 받은 이벤트가 나중에 나갔습니다. `await`로 본문을 다 읽은 뒤에 번호를 매기고, 번호를 매긴 뒤에는 `await` 없이 보내세요.',
  en: 'An event with an earlier number went out later. Number it after the `await` that reads the body, and send it without another `await`.',
};

const noName = {
  ko: '`event:` 줄에 이름을 그대로 써야 합니다. 이름에 쌍점이나 한글이 있어도 됩니다.',
  en: 'The line `event:` carries the name as it is; colons and Hangul are fine in it.',
};

const nameSticks = {
  ko: '이름이 없는 이벤트에 이름이 붙었습니다. 이름이 있을 때만 `event:` 줄을 쓰세요(`event: undefined`도 이름입니다).',
  en: 'An event without a name got one. Write the line `event:` only where there is a name (`event: undefined` is a name, too).',
};

const firstPieceOnly = {
  ko: '본문은 여러 조각으로 나뉘어 올 수 있습니다. `end`까지 모두 모은 다음에 JSON으로 읽으세요.',
  en: 'A body may come in many pieces. Collect all of them until `end`, and only then read the JSON.',
};

const tornCharacters = {
  ko: "글자의 바이트가 조각 사이에서 갈라졌습니다. `body += chunk`는 조각마다 따로 디코딩합니다. `setEncoding('utf8')`을 쓰거나 바이트를 모두 모은 뒤에 디코딩하세요.",
  en: "The bytes of a character were torn apart: `body += chunk` decodes each piece by itself. Use `setEncoding('utf8')`, or collect the bytes first.",
};

const threw = {
  ko: '`JSON.parse`는 예외를 던집니다. 잡지 않으면 요청에 응답하지 못하거나 프로세스가 끝납니다.',
  en: '`JSON.parse` throws. Uncaught, it leaves the request without an answer, or ends the process.',
};

const letThrough = {
  ko: '올바르지 않은 요청을 받아들였습니다. JSON 객체인지, `data`가 문자열인지, `event`가 있다면 문자열인지 확인하세요.',
  en: 'It was taken though it is not right. Is it a JSON object, is `data` a string, and is `event`, where there is one, a string?',
};

const unprocessable = {
  ko: '프레임워크가 검증에 실패하면 422로 응답합니다. 이 실습에서는 400이어야 하므로 직접 검증하거나 예외 처리기를 바꾸세요.',
  en: 'Your framework answers 422 where its validation fails. Here it has to be 400: validate by hand, or change the exception handler.',
};

const usedUp = {
  ko: '거절한 요청에 번호를 썼습니다. 올바른지 확인한 다음에 번호를 매기세요.',
  en: 'A refused request used up a number. Validate first, number afterwards.',
};

const smuggled = {
  ko: '줄바꿈이 든 이름을 그대로 쓰면 보낸 사람이 모두의 스트림에 마음대로 줄을 써넣을 수 있습니다. `\\r`이나 `\\n`이 있으면 400으로 거절하세요.',
  en: "A name with a line break in it writes lines of its author into everybody's stream. Refuse `\\r` and `\\n` with a 400.",
};
