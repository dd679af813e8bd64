import { check, type EventStream, type Trial } from '../../../grader/kit/index.ts';
import { nextArrives, subscribed, type Text } from './sse.ts';

/** Whoever was there is still served, and so is whoever comes now. */
async function everyoneServed(t: Trial, witness: EventStream, cause: Text): Promise<void> {
  await nextArrives(t, witness, { cause });
  const newcomer = await subscribed(t, undefined, { cause });
  await nextArrives(t, newcomer, { cause });
  newcomer.destroy();
  // The event for the newcomer went to the witness, too: read it, and see that all is still well.
  await witness.expectEvent({}, { cause });
  await nextArrives(t, witness, { cause });
}

export const robustness = [
  check('survives-vanished-subscriber', {
    title: { ko: '사라진 구독자를 견딥니다', en: 'Outlives a subscriber who vanishes' },
    promise: {
      ko: '구독자가 갑자기 끊겨도 서버는 살아 있고, 다른 구독자는 모두 계속 받습니다.',
      en: 'A subscriber who breaks off harms neither the server nor any other subscriber.',
    },
    rests: 'Stays up',
    points: 2,
    async try(t) {
      const leavers = [await subscribed(t), await subscribed(t)];
      const witness = await subscribed(t);
      await nextArrives(t, witness);
      for (const leaver of leavers) {
        leaver.destroy();
        await everyoneServed(t, witness, vanished);
      }
    },
  }),

  check('survives-aborted-publish', {
    title: { ko: '도중에 끊긴 발행 요청을 견딥니다', en: 'Outlives a publication that breaks off' },
    promise: {
      ko: '본문을 다 보내기 전에 끊긴 요청은 발행되지 않고, 아무에게도 해가 되지 않습니다.',
      en: 'A request that breaks off within its body is not published, and harms nobody.',
    },
    rests: 'Stays up',
    points: 1,
    async try(t) {
      const witness = await subscribed(t);
      await nextArrives(t, witness);
      const head =
        'POST /publish HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n';
      for (const sent of ['', '{"data":"', JSON.stringify({ data: t.random.text() })]) {
        const publisher = await t.socket();
        publisher.send(head + sent);
        await publisher.flushed();
        await t.get('/stats', { cause: aborted });
        publisher.destroy();
        await everyoneServed(t, witness, aborted);
      }
    },
  }),

  check('survives-odd-request', {
    title: { ko: '이상한 요청을 견딥니다', en: 'Outlives odd requests' },
    promise: {
      ko: '`GET //`나 숫자가 아닌 `Last-Event-ID`처럼 이상한 요청이 와도 서버는 죽지 않습니다.',
      en: 'No request, however odd, ends the server: neither `GET //` nor a `Last-Event-ID` that is no number.',
    },
    rests: 'Stays up',
    points: 1,
    async try(t) {
      const witness = await subscribed(t);
      await nextArrives(t, witness);
      const targets = ['//', '/%zz', '/stats?%', 'http://[', '*'].map(
        (target) => `GET ${target} HTTP/1.1\r\n`,
      );
      const ids = [t.random.id(), '', '-1', '1.5', '9'.repeat(400), '안녕'];
      const returns = ids.map((id) => `GET /events HTTP/1.1\r\nLast-Event-ID: ${id}\r\n`);
      for (const request of [...targets, ...returns]) {
        const socket = await t.socket();
        socket.send(`${request}Host: localhost\r\nConnection: close\r\n\r\n`);
        await nextArrives(t, witness, { cause: throwing });
        socket.destroy();
      }
      await everyoneServed(t, witness, throwing);
    },
  }),
];

const vanished = {
  ko: '끊긴 응답에 쓰다가 난 예외나 거절된 프로미스가 프로세스를 끝내지 않는지, 반복문이 중간에 멈추지 않는지 확인하세요. 구독자는 `close`에서 바로 지우세요.',
  en: 'Does writing to a response that has ended throw, or reject a promise that nobody awaits, or stop the loop? Remove subscribers as soon as `close` comes.',
};

const aborted = {
  ko: '본문을 읽는 중에 연결이 끊기면 `for await`와 `text(request)`는 예외를 던집니다. `async` 함수에서 잡지 않은 예외는 프로세스를 끝냅니다.',
  en: 'When the connection ends within the body, `for await` and `text(request)` throw. Uncaught in an `async` function, that ends the process.',
};

const throwing = {
  ko: '`request.url`과 헤더에는 무엇이든 올 수 있습니다. `new URL()`, `decodeURIComponent()`, `BigInt()`는 예외를 던지고, 그 예외는 프로세스를 끝냅니다.',
  en: 'Anything may stand in `request.url` and in a header. `new URL()`, `decodeURIComponent()` and `BigInt()` may throw, and such a throw ends the process.',
};
