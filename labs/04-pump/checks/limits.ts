import { check, type Client, type Trial } from '../../../grader/kit/index.ts';
import { answered, done, give, quiet, unit } from './jobs.ts';

const limitOf = (t: Trial): number => Number(t.variables['QUEUE_LIMIT']);

/** One runs, and as many wait as may. */
function fill(t: Trial, client: Client, ms: number): readonly string[] {
  const ids = Array.from({ length: limitOf(t) + 1 }, () => t.random.id());
  for (const id of ids) give(client, id, ms);
  return ids;
}

/** Refused at once. */
async function refused(t: Trial, client: Client): Promise<void> {
  const id = t.random.id();
  give(client, id, 0);
  await answered(client, { type: 'busy', id }, notBusy);
}

export const limits = [
  check('busy', {
    title: { ko: '대기열이 차면 busy로 답합니다', en: 'A full queue is busy' },
    promise: {
      ko: '실행 중인 일 말고 QUEUE_LIMIT개까지 기다릴 수 있습니다. 그다음 일에는 바로 `busy`로 답하고, 하지 않습니다.',
      en: 'QUEUE_LIMIT jobs may wait beside the one that runs. The next is answered with `busy` at once, and is never done.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      const ms = unit(t) / 4;
      const from = t.now;
      const ids = fill(t, client, ms);
      await client.expectNothing({ cause: tooStrict });
      await refused(t, client);
      await refused(t, client);
      client.sendJson({ type: 'ping' });
      await answered(client, { type: 'pong' }, deaf);
      for (const [index, id] of ids.entries())
        await done(t, client, { id, from, ms: (index + 1) * ms }, tooStrict);
      await quiet(t, client, 2 * ms, doneAnyway);
    },
  }),

  check('room-again', {
    title: { ko: '자리가 나면 다시 받습니다', en: 'There is room again' },
    promise: {
      ko: '일이 끝나거나 기다리던 일이 취소되면, 그만큼 다시 기다릴 수 있습니다.',
      en: 'When a job is done, or a waiting one cancelled, another may wait in its place.',
    },
    rests: 'The contract',
    points: 1,
    variables: (random) => ({ QUEUE_LIMIT: String(random.integer(3, 6)) }),
    async try(t) {
      const client = await t.connect();
      const ms = unit(t);
      const from = t.now;
      const [first = '', second = '', third = ''] = fill(t, client, ms);
      await refused(t, client);
      client.sendJson({ type: 'cancel', id: second });
      await answered(client, { type: 'cancelled', id: second }, notCancelled);
      give(client, t.random.id(), ms);
      await client.expectNothing({ cause: noRoom });
      await refused(t, client);
      await done(t, client, { id: first, from, ms }, noRoom);
      give(client, t.random.id(), ms);
      await client.expectNothing({ cause: noRoom });
      await refused(t, client);
      await done(t, client, { id: third, from, ms: 2 * ms }, noRoom);
    },
  }),

  check('limit-from-variable', {
    title: { ko: '한도는 변수에서 옵니다', en: 'The limit comes from its variable' },
    promise: {
      ko: '기다릴 수 있는 일의 수는 QUEUE_LIMIT입니다.',
      en: 'How many jobs may wait is QUEUE_LIMIT.',
    },
    rests: 'The contract',
    points: 1,
    variables: (random) => ({ QUEUE_LIMIT: String(random.integer(2, 9)) }),
    async try(t) {
      const client = await t.connect();
      fill(t, client, unit(t));
      await client.expectNothing({ cause: fixedLimit });
      const id = t.random.id();
      give(client, id, 0);
      await answered(client, { type: 'busy', id }, fixedLimit);
    },
  }),

  check('connections-apart', {
    title: { ko: '연결끼리는 상관이 없습니다', en: 'Connections do not concern each other' },
    promise: {
      ko: '한 연결의 일 때문에 다른 연결의 일이 기다리거나, 거절되거나, 취소되지 않습니다.',
      en: 'No connection waits, is refused or is cancelled because of another.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const [full, other] = [await t.connect(), await t.connect()];
      const ms = unit(t);
      const from = t.now;
      const [first = '', second = ''] = fill(t, full, ms);
      await refused(t, full);
      // An id that the other one uses, too: ids belong to their connection.
      give(other, second, ms / 2);
      await other.expectNothing({ cause: sharedLimit });
      await done(t, other, { id: second, from, ms: ms / 2 }, sharedQueue);
      await full.expectNothing({ cause: sharedQueue });
      other.sendJson({ type: 'cancel', id: first });
      await answered(other, { type: 'cancelled', id: first }, notCancelled);
      await done(t, full, { id: first, from, ms }, sharedCancel);
      await other.expectNothing({ cause: sharedQueue });
    },
  }),
];

const notBusy = {
  ko: 'QUEUE_LIMIT개가 기다리고 있는데 `busy`로 바로 답하지 않았습니다. 대기열에 넣기 전에 길이를 비교하세요: `waiting.length < queueLimit`',
  en: 'QUEUE_LIMIT jobs wait, and the next was not answered with `busy` at once. Compare before you push: `waiting.length < queueLimit`.',
};

const tooStrict = {
  ko: '받아야 할 일을 거절했거나 하지 않았습니다. 실행 중인 일은 세지 않고, 기다리는 일만 셉니다.',
  en: 'A job was refused, or not done, that should have been. The one that runs is not counted: only those that wait.',
};

const deaf = {
  ko: '대기열이 차 있어도 `ping`에는 바로 답해야 합니다.',
  en: 'A `ping` is answered at once even when the queue is full.',
};

const doneAnyway = {
  ko: '`busy`로 거절한 일을 나중에 했습니다. 거절한 일은 대기열에 넣지 마세요.',
  en: 'A job that had been refused with `busy` was done later. Do not queue what you refuse.',
};

const notCancelled = {
  ko: '취소에 `cancelled`로 바로 답해야 합니다.',
  en: 'A cancel is answered with `cancelled` at once.',
};

const noRoom = {
  ko: '자리가 났는데도 거절했습니다. 수를 따로 센다면 일이 끝날 때와 취소할 때 모두 줄여야 합니다. 배열의 길이를 보면 어긋날 일이 없습니다.',
  en: 'There was room, and the job was refused. A counter must go down when a job is done and when one is cancelled; the length of the array is always right.',
};

const fixedLimit = {
  ko: '한도가 QUEUE_LIMIT와 다릅니다. `process.env.QUEUE_LIMIT`를 숫자로 바꿔 읽으세요.',
  en: 'The limit is not QUEUE_LIMIT. Read `process.env.QUEUE_LIMIT`, as a number.',
};

const sharedLimit = {
  ko: '다른 연결의 대기열 때문에 거절했습니다. 대기열을 연결마다 따로 두세요.',
  en: 'It was refused because of the queue of another connection. Each connection needs a queue of its own.',
};

const sharedQueue = {
  ko: '연결들이 대기열 하나를 함께 씁니다. 대기열과 "실행 중" 표시를 `connection` 리스너 안에 두세요.',
  en: 'The connections share one queue. Keep the queue, and what tells that a job is running, inside the `connection` listener.',
};

const sharedCancel = {
  ko: '다른 연결이 보낸 취소가 이 연결의 일을 없앴습니다. `id`는 연결 안에서만 뜻이 있습니다.',
  en: 'A cancel of another connection took away this one’s job. An `id` means something within its connection alone.',
};
