import { check } from '../../../grader/kit/index.ts';
import { answered, done, give, quiet, unit } from './jobs.ts';

export const cancels = [
  check('cancel-queued', {
    title: { ko: '기다리는 일을 취소합니다', en: 'A queued job is cancelled' },
    promise: {
      ko: '기다리는 일을 취소하면 바로 `cancelled`로 답합니다. 그 일은 하지 않고, 시간도 쓰지 않습니다.',
      en: 'Cancelling a queued job is answered with `cancelled` at once. The job is never done, and costs no time.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      const ms = unit(t);
      const [first = '', second = '', third = '', fourth = ''] = ids(t.random, 4);
      const from = t.now;
      for (const id of [first, second, third, fourth]) give(client, id, ms);
      client.sendJson({ type: 'cancel', id: second });
      await answered(client, { type: 'cancelled', id: second }, notAtOnce);
      await done(t, client, { id: first, from, ms }, notDone);
      client.sendJson({ type: 'cancel', id: fourth });
      await answered(client, { type: 'cancelled', id: fourth }, notAtOnce);
      await done(t, client, { id: third, from, ms: 2 * ms }, costsTime);
      await quiet(t, client, 2 * ms, doneAnyway);
    },
  }),

  check('cancel-running', {
    title: { ko: '실행 중인 일을 취소합니다', en: 'The running job is cancelled' },
    promise: {
      ko: '실행 중인 일을 취소하면 바로 `cancelled`로 답하고, 그 일의 `done`은 보내지 않습니다. 다음 일은 이어서 합니다.',
      en: 'Cancelling the running job is answered with `cancelled` at once, its `done` is not sent, and the next job is done.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      const ms = unit(t);
      const [running = '', next = '', last = ''] = ids(t.random, 3);
      const from = t.now;
      for (const id of [running, next, last]) give(client, id, ms);
      await t.advance(ms / 2);
      client.sendJson({ type: 'cancel', id: running });
      await answered(client, { type: 'cancelled', id: running }, notAtOnce);
      const cancelled = t.now;
      // The next may start at once, or when the cancelled one would have ended.
      const mostMs = from + 2 * ms - t.now + t.slack(2 * ms);
      await t.advanceUntil(() => client.unexpected[0], { mostMs });
      await client.expectJson({ type: 'done', id: next }, { cause: doneAfterCancel });
      const started = t.now - ms;
      if (started < cancelled - ms * 0.05 - 5) t.fail({ ...overlap, missingAfter: t.lastEvent });
      await done(t, client, { id: last, from: t.now, ms }, doneAfterCancel);
      await quiet(t, client, 2 * ms, doneAnyway);
    },
  }),

  check('cancel-unknown', {
    title: { ko: '모르는 id의 취소에도 답합니다', en: 'Cancelling what is unknown' },
    promise: {
      ko: '모르는 `id`나 이미 끝난 `id`를 취소해도 바로 `cancelled`로 답하고, 다른 일은 그대로 둡니다.',
      en: 'An `id` that is unknown, or done already, is answered with `cancelled` at once, and nothing else is touched.',
    },
    rests: 'The contract',
    points: 1,
    async try(t) {
      const client = await t.connect();
      const [unknown = '', id = '', next = ''] = ids(t.random, 3);
      client.sendJson({ type: 'cancel', id: unknown });
      await answered(client, { type: 'cancelled', id: unknown }, unknownId);
      const ms = unit(t);
      const from = t.now;
      give(client, id, ms);
      give(client, next, ms);
      for (const each of ['', id.slice(0, -1), unknown, 'constructor']) {
        client.sendJson({ type: 'cancel', id: each });
        await answered(client, { type: 'cancelled', id: each }, unknownId);
      }
      await done(t, client, { id, from, ms }, dropsOthers);
      client.sendJson({ type: 'cancel', id });
      await answered(client, { type: 'cancelled', id }, unknownId);
      await done(t, client, { id: next, from, ms: 2 * ms }, dropsOthers);
    },
  }),

  check('cancelled-id-again', {
    title: { ko: '취소한 id를 다시 쓸 수 있습니다', en: 'A cancelled id can be used again' },
    promise: {
      ko: '취소는 그때 있던 일에만 미칩니다. 같은 `id`로 나중에 맡긴 일은 합니다.',
      en: 'A cancel is about the jobs that are there: a later job with the same `id` is done.',
    },
    rests: 'The contract',
    points: 1,
    async try(t) {
      const client = await t.connect();
      const [id = '', waiting = ''] = ids(t.random, 2);
      const ms = unit(t);
      client.sendJson({ type: 'cancel', id });
      await answered(client, { type: 'cancelled', id }, unknownId);
      const from = t.now;
      give(client, id, ms);
      give(client, waiting, ms);
      client.sendJson({ type: 'cancel', id: waiting });
      await answered(client, { type: 'cancelled', id: waiting }, notAtOnce);
      give(client, waiting, ms);
      await done(t, client, { id, from, ms }, remembered);
      await done(t, client, { id: waiting, from, ms: 2 * ms }, remembered);
    },
  }),
];

const ids = (random: { id(): string }, count: number): readonly string[] =>
  Array.from({ length: count }, () => random.id());

const notAtOnce = {
  ko: '`cancelled`가 바로 오지 않았습니다. 취소는 대기열에 넣지 말고 받는 곳에서 바로 처리하세요.',
  en: '`cancelled` did not come at once. Handle a cancel where you receive it, not in the queue.',
};

const notDone = {
  ko: '취소하지 않은 일의 `done`이 제때 오지 않았습니다. 취소한 일만 빼는지 확인하세요.',
  en: 'The `done` of a job that was not cancelled did not come in time. Is the cancelled job alone taken out?',
};

const costsTime = {
  ko: '취소한 일의 시간을 그대로 기다렸거나 다른 일을 잃었습니다. 표시만 해 두지 말고 배열에서 빼세요(`filter`).',
  en: 'The time of the cancelled job was waited for all the same, or another job was lost. Take it out of the array (`filter`) rather than mark it.',
};

const doneAnyway = {
  ko: '취소한 일의 `done`을 보냈거나, 어떤 일을 두 번 했습니다.',
  en: 'The `done` of a cancelled job was sent, or a job was done twice.',
};

const doneAfterCancel = {
  ko: '실행 중인 일을 취소한 뒤 다음 일이 이어지지 않았습니다. 그 타이머를 `clearTimeout`으로 멈추고, 다음 일을 시작하세요.',
  en: 'After the running job was cancelled, the next did not follow. Stop its timer with `clearTimeout`, and start the next job.',
};

const overlap = {
  expected: { ko: '다음 일이 온전한 시간 뒤에 끝남', en: 'the next job after its full time' },
  observed: { ko: '다음 일이 너무 일찍 끝났습니다.', en: 'The next job was done too early.' },
  cause: {
    ko: '취소한 일의 타이머가 계속 돌아서 다음 일을 끝냈습니다. `clearTimeout`으로 멈추세요.',
    en: 'The timer of the cancelled job went on and ended the next one. Stop it with `clearTimeout`.',
  },
};

const unknownId = {
  ko: '모르는 `id`의 취소에도 `cancelled`로 답해야 합니다. 클라이언트가 취소를 보내는 사이에 일이 끝날 수 있고, 그것은 오류가 아닙니다.',
  en: 'A cancel is answered with `cancelled` whatever its `id`. A job may be done while the cancel is on its way; that is no error.',
};

const dropsOthers = {
  ko: '다른 일까지 취소했습니다. `findIndex`가 -1일 때 `splice`를 부르면 마지막 것이 빠집니다. `id`는 전체를 비교하세요.',
  en: 'Another job was cancelled. `splice` with the -1 of `findIndex` takes out the last one. Compare ids as a whole.',
};

const remembered = {
  ko: '취소한 `id`를 기억해 두었다가 나중에 맡긴 일까지 버렸습니다. 취소는 지금 있는 일에만 미칩니다.',
  en: 'The cancelled `id` was remembered, and a later job was dropped for it. A cancel is about the jobs that are there now.',
};
