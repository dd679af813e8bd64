import { check, type Trial } from '../../../grader/kit/index.ts';
import { nextArrives, subscribed, type Text } from './sse.ts';

/** `/stats` tells this number, within a second. */
const expectSubscribers = (t: Trial, subscribers: number, cause: Text): Promise<unknown> =>
  t.eventually(async () => {
    const response = await t.get('/stats');
    return response
      .expectStatus(200, { cause: missing })
      .expectJson(
        { subscribers },
        { causes: [{ when: (seen) => /"subscribers"\s*:\s*"/.test(seen?.text ?? ''), say: asText }], cause },
      );
  });

export const stats = [
  check('stats-count', {
    title: { ko: '/stats가 구독자 수를 알려 줍니다', en: '/stats tells how many subscribe' },
    promise: {
      ko: '`GET /stats`는 열려 있는 스트림의 수를 1초 안에 정확히 알려 줍니다.',
      en: '`GET /stats` tells the number of open streams, right within a second.',
    },
    rests: 'GET /stats',
    points: 1,
    async try(t) {
      await expectSubscribers(t, 0, notDown);
      for (const count of [1, 2, 3]) {
        await subscribed(t);
        await expectSubscribers(t, count, notUp);
      }
      // Neither a publication nor a question makes a subscriber.
      await t.request('POST', '/publish', { body: { data: t.random.text() } });
      await expectSubscribers(t, 3, notUp);
    },
  }),

  check('stats-after-leaving', {
    title: { ko: '떠난 구독자는 세지 않습니다', en: 'Who has left is not counted' },
    promise: {
      ko: '스트림을 끊은 구독자는 1초 안에 `/stats`에서 빠집니다. 한 사람은 한 번만 빠집니다.',
      en: 'A subscriber who has left is gone from `/stats` within a second, and is subtracted once.',
    },
    rests: 'GET /stats',
    points: 2,
    async try(t) {
      const stays = await subscribed(t);
      const leavers = [await subscribed(t), await subscribed(t), await subscribed(t)];
      await expectSubscribers(t, 4, notUp);
      for (const [gone, leaver] of leavers.entries()) {
        leaver.destroy();
        await expectSubscribers(t, 3 - gone, ghost);
      }
      await nextArrives(t, stays);
      // On its way down a wrong count passes the right one: look again when all is done.
      await expectSubscribers(t, 1, ghost);
    },
  }),
];

const missing = {
  ko: '`GET /stats`에 200으로 응답해야 합니다.',
  en: '`GET /stats` has to answer 200.',
};

const asText = {
  ko: '수를 문자열로 보냈습니다. 따옴표 없는 JSON 숫자여야 합니다.',
  en: 'The number was sent as a string. It has to be a JSON number, without quotes.',
};

const notUp = {
  ko: '열려 있는 스트림의 수와 다릅니다. 구독자의 `Set`을 두고, 요청을 받을 때마다 `size`를 읽으세요.',
  en: 'It is not the number of open streams. Keep a `Set` of subscribers and read its `size` for each request.',
};

const notDown = {
  ko: '아무도 구독하지 않는데 0이 아닙니다. 떠난 구독자를 지우고 있나요?',
  en: 'Nobody subscribes, and it is not 0. Are subscribers removed when they leave?',
};

const ghost = {
  ko: "떠난 구독자의 수가 맞지 않습니다. 응답의 'close' 이벤트에서 한 번만 지우세요. SSE에는 작별 인사가 없고, 연결이 끝나는 것이 전부입니다.",
  en: "The number is wrong after a subscriber has left. Remove them once, on 'close' of the response: in SSE nobody says goodbye, the connection just ends.",
};
