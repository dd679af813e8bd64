import { check } from '../../../grader/kit/index.ts';
import { answered, done, give, quiet, unit } from './jobs.ts';

export const work = [
  check('work-done', {
    title: { ko: '일을 하고 done을 보냅니다', en: 'A job is done' },
    promise: {
      ko: '`work`를 받으면 `ms`만큼 지난 뒤에 같은 `id`의 `done`을 한 번 보냅니다.',
      en: 'A `work` is answered with one `done` of the same `id`, once `ms` have gone by.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      for (let turn = 0; turn < 2; turn += 1) {
        const [id, ms] = [t.random.text(), unit(t)];
        const from = t.now;
        give(client, id, ms);
        await quiet(t, client, ms / 2, atOnce);
        await done(t, client, { id, from, ms }, notDone);
      }
      await client.expectNothing({ cause: twice });
    },
  }),

  check('zero-is-a-duration', {
    title: { ko: '0밀리초짜리 일도 일입니다', en: 'A job of 0 ms is a job' },
    promise: {
      ko: '`ms`가 0이거나 정수가 아니어도 `done`을 보냅니다.',
      en: 'An `ms` of 0, or one that is no whole number, is answered with `done`, too.',
    },
    rests: 'The contract',
    points: 1,
    async try(t) {
      const client = await t.connect();
      for (const ms of [0, 0.5, 0]) {
        const id = t.random.id();
        const from = t.now;
        give(client, id, ms);
        await done(t, client, { id, from, ms }, zero);
      }
      await client.expectNothing({ cause: twice });
    },
  }),

  check('one-at-a-time', {
    title: { ko: '한 번에 하나씩, 순서대로 합니다', en: 'One at a time, in order' },
    promise: {
      ko: '한 연결의 일은 받은 순서대로 하나씩 합니다. 앞의 일이 끝나야 다음 일이 시작됩니다.',
      en: 'The jobs of a connection are done one by one, in the order in which they came: each begins when the one before is done.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      const base = unit(t);
      const jobs = [2 * base, base / 2, base, base / 4].map((ms) => ({ id: t.random.id(), ms }));
      const from = t.now;
      for (const { id, ms } of jobs) give(client, id, ms);
      let sum = 0;
      for (const { id, ms } of jobs) {
        sum += ms;
        await done(t, client, { id, from, ms: sum }, notInTurn);
      }
      // And again, after all have been done.
      const [id, again] = [t.random.id(), t.now];
      give(client, id, base);
      await done(t, client, { id, from: again, ms: base }, stuck);
    },
  }),

  check('ping-at-once', {
    title: { ko: 'ping에는 바로 pong으로 답합니다', en: 'A ping is answered at once' },
    promise: {
      ko: '일이 아무리 밀려 있어도 `ping`에는 바로 `pong`으로 답합니다.',
      en: 'However much is queued, a `ping` is answered with `pong` at once.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      client.sendJson({ type: 'ping' });
      await answered(client, { type: 'pong' }, noPong);
      const ids = Array.from({ length: 10 }, () => t.random.id());
      const ms = unit(t);
      const from = t.now;
      for (const id of ids) give(client, id, ms);
      client.sendJson({ type: 'ping', note: t.random.text() });
      await answered(client, { type: 'pong' }, deaf);
      await done(t, client, { id: ids[0] ?? '', from, ms }, notDone);
      for (let turn = 0; turn < 3; turn += 1) {
        client.sendJson({ id: turn, type: 'ping' });
        await answered(client, { type: 'pong' }, deaf);
      }
    },
  }),

  check('nothing-missed', {
    title: { ko: '일하는 동안 온 것도 놓치지 않습니다', en: 'Nothing is missed while it works' },
    promise: {
      ko: '한꺼번에 온 메시지를 하나도 놓치지 않고, 모두에 답합니다.',
      en: 'Of messages that come together none is missed, and each is answered.',
    },
    rests: 'RFC 6455 section 6.2',
    points: 1,
    async try(t) {
      const client = await t.connect();
      const ms = unit(t) / 4;
      const ids = Array.from({ length: 6 }, () => t.random.id());
      const messages = ids.flatMap((id) => [{ type: 'work', id, ms }, { type: 'ping' }]);
      const from = t.now;
      client.sendRaw(
        Buffer.concat(messages.map((each) => client.frame({ opcode: 1, payload: JSON.stringify(each) }))),
      );
      for (let turn = 0; turn < ids.length; turn += 1) await answered(client, { type: 'pong' }, missed);
      for (const [index, id] of ids.entries())
        await done(t, client, { id, from, ms: (index + 1) * ms }, missed);
    },
  }),
];

const atOnce = {
  ko: '일이 끝나기 전에 무언가를 보냈습니다. `done`은 `setTimeout(…, ms)`의 콜백에서 보내세요.',
  en: 'Something was sent before the job was done. Send `done` in the callback of `setTimeout(…, ms)`.',
};

const notDone = {
  ko: '`ms`가 지났는데도 `done`이 오지 않았습니다. 타이머의 콜백이 `send`까지 가는지, `id`를 그대로 돌려주는지 확인하세요.',
  en: '`ms` went by without a `done`. Does the callback of the timer reach `send`, and with the same `id`?',
};

const twice = {
  ko: '일 하나에 `done`을 두 번 이상 보냈습니다.',
  en: 'One job was answered with more than one `done`.',
};

const zero = {
  ko: '0은 조건문에서 거짓입니다. `if (ms)`가 아니라 `Number.isFinite(ms)`로 확인하세요.',
  en: '0 is falsy. Ask `Number.isFinite(ms)`, not `if (ms)`.',
};

const notInTurn = {
  ko: '일이 순서대로 하나씩 끝나지 않았습니다. 메시지마다 타이머를 시작하면 모두 한꺼번에 돕니다. 실행 중인 일이 있으면 배열에 넣고, 끝나면 맨 앞에서(`shift`) 꺼내세요.',
  en: 'The jobs were not done one by one, in order. With a timer for every message they all run at once: put them into an array while one runs, and take the first (`shift`) when it is done.',
};

const stuck = {
  ko: '대기열이 한 번 빈 뒤에는 일을 시작하지 않았습니다. 마지막 일이 끝나면 "실행 중" 표시를 지우세요.',
  en: 'Once the queue had been empty, no job was started any more. When the last one is done, take back what says that one is running.',
};

const noPong = {
  ko: '`{"type":"ping"}`은 메시지입니다. `{"type":"pong"}` 메시지로 답하세요(ping 프레임과는 다릅니다).',
  en: '`{"type":"ping"}` is a message. Answer with the message `{"type":"pong"}`; ping frames are something else.',
};

const deaf = {
  ko: '일하는 동안 `ping`에 답하지 않았습니다. 받는 곳에서 일을 기다리지(`await`) 말고, `ping`을 대기열에 넣지도 마세요.',
  en: 'While it worked, the program did not answer a `ping`. Do not `await` the work where you receive, and do not queue pings.',
};

const missed = {
  ko: '한꺼번에 온 메시지를 놓쳤습니다. `once`로 하나씩 기다리면 그 사이에 온 것은 사라집니다. 리스너를 계속 달아 두세요.',
  en: 'A message that came with others was missed. Between two calls of `once` nobody listens: keep one listener on.',
};
