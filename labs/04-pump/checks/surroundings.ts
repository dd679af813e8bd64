import {
  breakProtocol,
  check,
  type Client,
  expectBadMessages,
  expectStats,
  expectUnknownPaths,
  expectUnknownUpgrades,
  type Trial,
  vanish,
} from '../../../grader/kit/index.ts';
import { answered, done, give, type Text, unit } from './jobs.ts';

/** Asks someone whom nothing of the trouble concerns. */
async function witness(t: Trial): Promise<(cause: Text) => Promise<void>> {
  const client = await t.connect('/ws', { name: 'witness' });
  return async (cause) => {
    await client.settled({ cause });
    client.sendJson({ type: 'ping' });
    await client.expectJson({ type: 'pong' }, { cause, binary: true });
  };
}

export const surroundings = [
  check('disconnect-drops', {
    title: { ko: '연결이 끝나면 대기열도 버립니다', en: 'A disconnect drops the queue' },
    promise: {
      ko: '연결이 어떻게 끝나든 기다리던 일을 버리고, 다른 연결의 일은 계속합니다.',
      en: 'However a connection ends, its waiting jobs are dropped, and the jobs of others go on.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const stays = await t.connect('/ws', { name: 'stays' });
      const [polite, abrupt] = [await t.connect(), await t.connect()];
      const ms = unit(t);
      const id = t.random.id();
      for (const client of [polite, abrupt])
        for (let given = 0; given < 5; given += 1) give(client, t.random.id(), ms * 10);
      const from = t.now;
      for (const each of [t.random.id(), id, t.random.id()]) give(stays, each, ms);
      await expectStats(t, { queued: 10 }, { cause: notCounted });
      polite.close(1000);
      await polite.expectClose();
      await expectStats(t, { queued: 6 }, { cause: kept });
      abrupt.destroy();
      await expectStats(t, { queued: 2 }, { cause: kept });
      await t.advanceTo(from + ms);
      await stays.expectJson({ type: 'done' }, { cause: dropsOthers });
      await done(t, stays, { id, from, ms: 2 * ms }, dropsOthers);
    },
  }),

  check('stats-queued', {
    title: { ko: '/stats가 기다리는 일의 수를 알려 줍니다', en: '/stats tells how many jobs wait' },
    promise: {
      ko: '`GET /stats`의 `queued`는 모든 연결에서 기다리는 일의 수입니다. 실행 중이거나 거절되거나 취소된 일은 세지 않습니다.',
      en: '`queued` of `GET /stats` is the number of waiting jobs of all connections, without those that run, were refused or were cancelled.',
    },
    rests: 'The contract',
    points: 2,
    variables: { QUEUE_LIMIT: '4' },
    async try(t) {
      await expectStats(t, { queued: 0 });
      const [one, other] = [await t.connect(), await t.connect()];
      const ms = unit(t);
      give(one, t.random.id(), ms * 10);
      await expectStats(t, { queued: 0 }, { cause: countsRunning });
      const id = t.random.id();
      for (const each of [id, ...Array.from({ length: 4 }, () => t.random.id())]) give(one, each, ms);
      await one.expectJson({ type: 'busy' }, { cause: notRefused });
      await expectStats(t, { queued: 4 }, { cause: countsRefused });
      const first = t.random.id();
      const from = t.now;
      for (const each of [first, t.random.id(), t.random.id()]) give(other, each, ms);
      await expectStats(t, { queued: 6 }, { cause: notCounted });
      one.sendJson({ type: 'cancel', id });
      await answered(one, { type: 'cancelled', id }, notCancelled);
      await expectStats(t, { queued: 5 }, { cause: countsCancelled });
      await done(t, other, { id: first, from, ms }, notDone);
      await expectStats(t, { queued: 4 }, { cause: countsRunning });
    },
  }),

  check('bad-messages', {
    title: { ko: '뜻이 통하지 않는 메시지를 견딥니다', en: 'Bad messages are told so' },
    promise: {
      ko: '뜻이 통하지 않는 메시지에는 `bad-message` 오류로 답하고, 연결은 그대로 둡니다.',
      en: 'A message that makes no sense is answered with the error `bad-message`, and the connection stays open.',
    },
    rests: 'The contract',
    points: 2,
    async try(t) {
      const client = await t.connect();
      const id = t.random.id();
      await expectBadMessages(client, t.random, [
        { type: 'work' },
        { id, ms: 5 },
        { type: t.random.id(), id, ms: 5 },
        { type: 'work', id },
        { type: 'work', ms: 5 },
        { type: 'work', id: 7, ms: 5 },
        { type: 'work', id, ms: '5' },
        { type: 'work', id, ms: null },
        { type: 'work', id, ms: true },
        { type: 'cancel' },
        { type: 'cancel', id: 7 },
        { type: 'cancel', id: null },
      ]);
      const [ms, from] = [unit(t), t.now];
      give(client, id, ms);
      await done(t, client, { id, from, ms }, notDone);
    },
  }),

  check('survives-trouble', {
    title: { ko: '한 클라이언트의 말썽을 견딥니다', en: 'Outlives the trouble of one client' },
    promise: {
      ko: '클라이언트가 갑자기 사라지거나 프로토콜을 어겨도, 서버와 다른 연결은 무사합니다.',
      en: 'Clients that vanish or break the protocol harm neither the server nor anyone else.',
    },
    rests: 'RFC 6455 section 7.1.7',
    points: 1,
    async try(t) {
      const served = await witness(t);
      const connect = (options: object): Promise<Client> => t.connect('/ws', options);
      await vanish(t, connect, served);
      await breakProtocol(t, connect, served);
      // Who is gone when its job is done.
      const leaver = await t.connect('/ws', { name: 'leaver' });
      const ms = unit(t);
      give(leaver, t.random.id(), ms);
      give(leaver, t.random.id(), ms);
      await leaver.settled();
      leaver.destroy();
      await t.advance(3 * ms);
      await served(sendsToGone);
    },
  }),

  check('unknown-paths', {
    title: { ko: '모르는 경로는 거절합니다', en: 'Unknown paths are refused' },
    promise: {
      ko: '모르는 경로의 요청에는 404로 응답하고, 업그레이드는 4xx로 거절합니다.',
      en: 'A request for an unknown path is answered with 404, and an upgrade there is refused with a 4xx.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    async try(t) {
      await expectUnknownPaths(t, ['/stats']);
      await expectUnknownUpgrades(t);
    },
  }),
];

const notCounted = {
  ko: '모든 연결의 기다리는 일을 더해야 합니다. 마지막 연결의 대기열만 세지 않았는지 확인하세요.',
  en: 'The waiting jobs of all connections are added up. Is the queue of the last connection counted alone?',
};

const kept = {
  ko: '끝난 연결의 일이 남아 있습니다. `close` 이벤트에서 대기열을 비우고 타이머를 멈추세요. 종료 프레임 없이 끊겨도 `close`는 옵니다.',
  en: 'Jobs of a connection that has ended are still there. Empty the queue and stop the timer on `close`, which also comes without a close frame.',
};

const dropsOthers = {
  ko: '다른 연결의 일까지 버렸습니다. 끝난 그 연결의 대기열만 비우세요.',
  en: 'Jobs of another connection were dropped, too. Empty the queue of the connection that ended, and no other.',
};

const countsRunning = {
  ko: '실행 중인 일은 기다리는 일이 아닙니다. 시작할 때 대기열에서 꺼내세요.',
  en: 'A running job does not wait. Take it out of the queue when it starts.',
};

const notRefused = {
  ko: 'QUEUE_LIMIT를 넘은 일에 `busy`로 답하지 않았습니다.',
  en: 'A job above QUEUE_LIMIT was not answered with `busy`.',
};

const countsRefused = {
  ko: '거절한 일까지 세었거나, 기다리는 일을 다 세지 않았습니다. `waiting.length`를 읽으면 맞습니다.',
  en: 'A refused job was counted, or not every waiting one. Reading `waiting.length` is always right.',
};

const notCancelled = {
  ko: '취소에 `cancelled`로 바로 답해야 합니다.',
  en: 'A cancel is answered with `cancelled` at once.',
};

const countsCancelled = {
  ko: '취소한 일이 대기열에 남아 있습니다. 표시만 하지 말고 빼내세요.',
  en: 'The cancelled job is still in the queue. Take it out rather than mark it.',
};

const notDone = {
  ko: '일의 `done`이 제때 오지 않았습니다.',
  en: 'The `done` of a job did not come in time.',
};

const sendsToGone = {
  ko: '사라진 클라이언트의 일이 끝날 때 프로그램이 죽었습니다. `close`에서 타이머를 멈추고, `send`의 콜백에서 예외를 던지지 마세요.',
  en: 'The program died when the job of a client that had gone was done. Stop its timer on `close`, and do not throw in the callback of `send`.',
};
