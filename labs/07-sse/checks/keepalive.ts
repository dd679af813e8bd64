import { check, type EventStream, type Trial } from '../../../grader/kit/index.ts';
import { nextArrives, subscribed, type Text } from './sse.ts';

/** `KEEPALIVE_MS` goes by, with what a real clock may be late. */
const anInterval = (t: Trial, part = 1): Promise<void> => {
  const ms = part * t.ms('KEEPALIVE_MS');
  return t.advance(ms + (t.time === 'real' ? t.slack(ms) : 0));
};

/** A comment has come, and nothing that a page would take for an event. */
async function keptAlive(stream: EventStream, cause: Text): Promise<void> {
  await stream.expectComment({ cause });
  stream.expectNothing({ cause: asEvent });
}

export const keepalive = [
  check('keepalive', {
    title: { ko: '조용한 스트림을 살려 둡니다', en: 'A silent stream is kept alive' },
    promise: {
      ko: '이벤트가 없으면 적어도 `KEEPALIVE_MS`마다, 따로 정하지 않으면 15초마다 주석 줄을 보냅니다.',
      en: 'While there are no events, a comment line goes out at least every `KEEPALIVE_MS`: 15 seconds unless told otherwise.',
    },
    rests: 'KEEPALIVE_MS',
    points: 2,
    needs: ['time'],
    async try(t) {
      const stream = await subscribed(t);
      for (let turn = 0; turn < 3; turn += 1) {
        await anInterval(t);
        await keptAlive(stream, turn === 0 ? silent : onlyOnce);
      }
      await nextArrives(t, stream, { cause: asEvent });
    },
  }),

  check('keepalive-from-variable', {
    title: { ko: 'KEEPALIVE_MS를 따릅니다', en: 'KEEPALIVE_MS is heard' },
    promise: {
      ko: '주석 줄의 간격은 환경 변수 `KEEPALIVE_MS`에서 읽습니다.',
      en: 'How often comment lines go out is read from the variable `KEEPALIVE_MS`.',
    },
    rests: 'KEEPALIVE_MS',
    points: 1,
    needs: ['time'],
    variables: (random, time) => ({
      KEEPALIVE_MS: String(time === 'virtual' ? random.integer(1000, 9000) : random.integer(150, 250)),
    }),
    async try(t) {
      const stream = await subscribed(t);
      for (let turn = 0; turn < 2; turn += 1) {
        await anInterval(t);
        await keptAlive(stream, fixed);
      }
    },
  }),

  check('keepalive-for-each', {
    title: { ko: '누가 떠나도 나머지는 살려 둡니다', en: 'Every stream is kept alive, whoever leaves' },
    promise: {
      ko: '늦게 온 스트림도, 다른 구독자가 떠난 뒤에도 주석 줄을 받습니다.',
      en: 'Comment lines reach streams that came late, too, and go on after somebody else has left.',
    },
    rests: 'KEEPALIVE_MS',
    points: 1,
    needs: ['time'],
    async try(t) {
      const early = await subscribed(t);
      await anInterval(t, 0.5);
      const late = await subscribed(t);
      await anInterval(t);
      await keptAlive(early, silent);
      await keptAlive(late, onlyTheFirst);
      late.destroy();
      await anInterval(t, 2);
      await keptAlive(early, stopped);
      const newcomer = await subscribed(t);
      early.destroy();
      await anInterval(t);
      await keptAlive(newcomer, stopped);
    },
  }),
];

const silent = {
  ko: '오래 조용한 연결은 프록시가 끊습니다. `setInterval`로 쌍점으로 시작하는 줄(`: \\n\\n`)을 쓰세요. 간격의 기본값은 15,000밀리초입니다.',
  en: 'Proxies cut connections that are silent for long. Write a line that begins with a colon (`: \\n\\n`) from a `setInterval`. By default that is every 15,000 milliseconds.',
};

const onlyOnce = {
  ko: '주석이 한 번만 왔습니다. `setTimeout`은 한 번뿐입니다. `setInterval`을 쓰거나 매번 다시 거세요.',
  en: 'A comment came only once. A `setTimeout` fires once: use `setInterval`, or set it anew each time.',
};

const fixed = {
  ko: '간격을 코드에 적어 두지 말고 `process.env.KEEPALIVE_MS`에서 읽으세요. 단위는 밀리초입니다.',
  en: 'Do not write the interval into the code: read it from `process.env.KEEPALIVE_MS`, in milliseconds.',
};

const onlyTheFirst = {
  ko: '나중에 연 스트림에 주석이 오지 않았습니다. 스트림마다 타이머를 두거나, 타이머 하나로 구독자 모두에게 쓰세요.',
  en: 'The stream that was opened later got no comment. Give each stream a timer, or let one timer write to all subscribers.',
};

const stopped = {
  ko: '다른 구독자가 떠나자 주석도 멈췄습니다. 타이머를 모듈 변수 하나에 두고 누군가 떠날 때 지우지 않았는지 확인하세요.',
  en: 'The comments stopped when somebody else left. Is there one timer in a variable of the module, cleared by whoever leaves?',
};

const asEvent = {
  ko: '`data:` 줄로 보내면 진짜 이벤트가 되어 페이지의 코드까지 갑니다. 쌍점으로 시작하는 주석 줄을 쓰세요.',
  en: 'Sent as a `data:` line it is an event, and reaches the code of the page. Write a comment: a line that begins with a colon.',
};
