import { check } from '../../../grader/kit/index.ts';
import { nextArrives, subscribed } from './sse.ts';

export const stream = [
  check('stream-opens', {
    title: { ko: '이벤트 스트림이 바로 열립니다', en: 'The event stream opens at once' },
    promise: {
      ko: '`GET /events`에 `Content-Type: text/event-stream`과 `Cache-Control: no-cache`를 바로 보내고, 응답을 열어 둡니다.',
      en: '`GET /events` is answered at once with `Content-Type: text/event-stream` and `Cache-Control: no-cache`, and stays open.',
    },
    rests: 'GET /events',
    points: 2,
    async try(t) {
      const opened = await subscribed(t);
      opened.response
        .expectHeader('content-type', /^text\/event-stream *(;|$)/i, { cause: wrongType })
        .expectHeader('cache-control', /(^|[, ])no-cache($|[, ])/i, { cause: mayBeCached });
      await nextArrives(t, opened, { cause: notOpen });
    },
  }),

  check('retry-told', {
    title: { ko: '재연결까지 기다릴 시간을 알려 줍니다', en: 'Tells when to come back' },
    promise: {
      ko: '스트림을 열면 첫 이벤트보다 먼저 `retry: 2000` 줄을 보냅니다.',
      en: 'A stream begins with the line `retry: 2000`, before any event.',
    },
    rests: 'retry: RETRY_MS',
    points: 1,
    async try(t) {
      const opened = await subscribed(t);
      await opened.expectRetry(2000, { cause: noRetry });
    },
  }),

  check('retry-from-variable', {
    title: { ko: 'RETRY_MS를 따릅니다', en: 'RETRY_MS is heard' },
    promise: {
      ko: '`retry` 줄에는 환경 변수 `RETRY_MS`의 값을 씁니다.',
      en: 'The `retry` line tells the value of the variable `RETRY_MS`.',
    },
    rests: 'retry: RETRY_MS',
    points: 1,
    variables: (random) => ({ RETRY_MS: String(random.integer(500, 1900)) }),
    async try(t) {
      const opened = await subscribed(t);
      await opened.expectRetry(Number(t.variables.RETRY_MS), { cause: fixedRetry });
    },
  }),
];

const wrongType = {
  ko: '브라우저의 `EventSource`는 `text/event-stream`이 아닌 응답을 받으면 연결을 포기하고, 다시 시도하지도 않습니다.',
  en: 'An `EventSource` gives up for good where the answer is not `text/event-stream`: it does not even try again.',
};

const mayBeCached = {
  ko: '중간의 캐시가 스트림을 저장해 두었다가 다른 사람에게 보여 줄 수 있습니다. `Cache-Control: no-cache`를 보내세요.',
  en: 'A cache on the way may keep the stream and show it to somebody else. Send `Cache-Control: no-cache`.',
};

const notOpen = {
  ko: '응답을 끝내지 않고 열어 두어야 이벤트가 이어서 갈 수 있습니다. `response.end()`를 부르지 않았는지 확인하세요.',
  en: 'Events can only follow while the response stays open. Is `response.end()` called somewhere?',
};

const noRetry = {
  ko: '헤더 바로 뒤에 `retry: 2000` 줄과 빈 줄을 쓰세요. 단위는 밀리초이고 숫자만 씁니다.',
  en: 'Write the line `retry: 2000` and an empty line right behind the headers: milliseconds, digits alone.',
};

const fixedRetry = {
  ko: '값을 코드에 적어 두지 말고 `process.env.RETRY_MS`에서 읽으세요.',
  en: 'Do not write the value into the code: read it from `process.env.RETRY_MS`.',
};
