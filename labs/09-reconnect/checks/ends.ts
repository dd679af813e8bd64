import { check, type Trial } from '../../../grader/kit/index.ts';
import { acknowledged, closes, onRealClock } from './server.ts';

/** An idle time that nobody waits for: what it keeps alive has to stay for longer than the program may take to end. */
const longIdle = onRealClock({ IDLE_TIMEOUT_MS: '45000' });

export const ends = [
  check('ends-after-1000', {
    title: { ko: '1000으로 닫히면 끝냅니다', en: 'Close 1000 ends the program' },
    promise: {
      ko: '서버가 1000으로 닫으면 프로그램은 다시 연결하지 않고 1초 안에 종료 코드 0으로 끝납니다.',
      en: 'When the server closes with 1000 the program does not come again and ends within a second, with exit code 0.',
    },
    rests: 'RFC 6455 section 7.4.1',
    points: 2,
    needs: ['time'],
    variables: longIdle,
    try: (t) => endsAfter(t, 1000),
  }),

  check('ends-after-4001', {
    title: { ko: '4001로 닫히면 끝냅니다', en: 'Close 4001 ends the program' },
    promise: {
      ko: '서버가 4001(다시 오지 마세요)로 닫으면 프로그램은 다시 연결하지 않고 1초 안에 종료 코드 0으로 끝납니다.',
      en: 'When the server closes with 4001 (do not come back) the program ends within a second, with exit code 0.',
    },
    rests: 'RFC 6455 section 7.4.2',
    points: 2,
    needs: ['time'],
    variables: longIdle,
    try: (t) => endsAfter(t, 4001),
  }),
];

async function endsAfter(t: Trial, code: number): Promise<void> {
  const visitor = await t.server.expectVisitor();
  await acknowledged(visitor, t.random.integer(1, 99));
  await closes(visitor, code);
  // A program that has ended has no time to move any more.
  await t.advance(1_000).catch(() => undefined);
  t.server.expectNobody({ cause: cameAgain });
  await t.expectExit(0, {
    causes: [
      { when: (exit) => exit !== undefined, say: withAnotherCode },
      { when: () => true, say: keptAlive },
    ],
  });
}

const cameAgain = {
  ko: '이 코드는 다시 오지 말라는 뜻입니다. `close` 리스너가 받는 코드를 보고, `1000`과 `4001`이면 다시 연결하지 마세요.',
  en: 'This code says not to come back. Look at the code that the listener of `close` gets, and do not reconnect after `1000` and `4001`.',
};

const withAnotherCode = {
  ko: '할 일을 다 한 프로그램의 종료 코드는 0입니다. `process.exit(0)`이거나, 남은 일이 없어 스스로 끝나면 됩니다.',
  en: 'A program that has done its work ends with exit code 0: by `process.exit(0)`, or by itself when nothing is left to do.',
};

const keptAlive = {
  ko: '타이머나 소켓이 남아 있으면 프로그램이 끝나지 않습니다. 연결이 끝날 때 `clearTimeout`으로 유휴 타이머를 지우세요.',
  en: 'A timer or a socket that is left keeps the program alive. Clear the idle timer with `clearTimeout` when its connection ends.',
};
