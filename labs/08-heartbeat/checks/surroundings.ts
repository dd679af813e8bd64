import {
  breakProtocol,
  check,
  type Client,
  expectStats,
  expectUnknownPaths,
  expectUnknownUpgrades,
  type Trial,
  vanish,
} from '../../../grader/kit/index.ts';
import { echoed, intervalOf, pinged, silent, stillOpen, type Text, timeoutOf } from './heart.ts';

/** A client whom nothing of the trouble concerns. */
const witness = async (t: Trial): Promise<(cause: Text) => Promise<void>> => {
  const client = await t.connect('/ws', { name: 'witness' });
  return (cause) => echoed(t, client, cause);
};

/** The dead one is closed, and then cut. */
const goneFor = (t: Trial): number => 2 * (timeoutOf(t) + t.slack(timeoutOf(t)));

export const surroundings = [
  check('echo', {
    title: { ko: '받은 메시지를 돌려줍니다', en: 'Messages come back' },
    promise: {
      ko: '텍스트는 텍스트로, 바이너리는 바이너리로 그대로 돌아옵니다.',
      en: 'Text comes back as text and binary as binary, unchanged.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 1,
    async try(t) {
      const client = await t.connect();
      await echoed(t, client, notServed);
      const bytes = t.random.bytes(300);
      client.sendBinary(bytes);
      await client.expectBinary(bytes);
      await client.expectNothing();
    },
  }),

  check('timers-end', {
    title: { ko: '타이머는 연결과 함께 끝납니다', en: 'Timers end with their connection' },
    promise: {
      ko: '연결이 어떻게 끝났든, 그 연결의 타이머가 나중에 말썽을 부리지 않습니다.',
      en: 'However a connection ended, no timer of it makes trouble afterwards.',
    },
    rests: 'When a connection ends',
    points: 2,
    needs: ['time'],
    async try(t) {
      const served = await witness(t);
      const polite = await t.connect('/ws', { name: 'polite' });
      const abrupt = await t.connect('/ws', { ...silent, name: 'abrupt' });
      const dead = await t.connect('/ws', { ...silent, name: 'dead', autoClose: false });
      polite.close(1000);
      await polite.expectClose();
      await pinged(t, abrupt, pingFirst);
      abrupt.destroy();
      await pinged(t, dead, pingFirst);
      await t.advance(goneFor(t));
      await served(lateTimer);
      await t.advance(2 * intervalOf(t) + goneFor(t));
      await served(lateTimer);
      await expectStats(t, { connections: 1 }, { cause: countedLate });
    },
  }),

  check('newcomer-own-time', {
    title: { ko: '새 연결은 처음부터 시작합니다', en: 'A newcomer starts from scratch' },
    promise: {
      ko: '앞서 끊긴 연결이 있어도, 새로 온 클라이언트는 자기 시간을 온전히 받습니다.',
      en: 'Whoever was dropped before, a new client has all of its time.',
    },
    rests: 'When a connection ends',
    points: 1,
    needs: ['time'],
    // The newcomer has to be there long before the timer of the other would run out, on a busy machine, too.
    variables: (_, time) =>
      time === 'real' ? { HEARTBEAT_INTERVAL_MS: '1000', HEARTBEAT_TIMEOUT_MS: '900' } : {},
    async try(t) {
      const dead = await t.connect('/ws', silent);
      await pinged(t, dead, pingFirst);
      dead.destroy();
      const newcomer = await t.connect('/ws', { name: 'newcomer' });
      await stillOpen(newcomer, inherits);
      await t.advance(timeoutOf(t) + t.slack(timeoutOf(t)));
      await stillOpen(newcomer, inherits);
      await echoed(t, newcomer, inherits);
    },
  }),

  check('stats-count', {
    title: { ko: '/stats가 연결 수를 알려 줍니다', en: '/stats tells how many are connected' },
    promise: {
      ko: '`GET /stats`는 열려 있는 연결의 수를 알려 줍니다. 끊어 낸 클라이언트는 빠집니다.',
      en: '`GET /stats` tells how many connections are open; whoever was cut off is not counted.',
    },
    rests: 'GET /stats',
    points: 2,
    needs: ['time'],
    async try(t) {
      await expectStats(t, { connections: 0 });
      const leaver = await t.connect();
      await t.connect('/ws', { name: 'stays' });
      const dead = await t.connect('/ws', { ...silent, name: 'dead', autoClose: false });
      await expectStats(t, { connections: 3 }, { cause: notUp });
      leaver.close(1000);
      await expectStats(t, { connections: 2 }, { cause: notDown });
      await pinged(t, dead, pingFirst);
      await t.advance(goneFor(t));
      await expectStats(t, { connections: 1 }, { cause: deadCounted });
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

const pingFirst = {
  ko: 'ping이 제때 오지 않았습니다. 먼저 HEARTBEAT_INTERVAL_MS마다 `socket.ping()`을 보내세요.',
  en: 'The ping did not come in time. First of all, send `socket.ping()` every HEARTBEAT_INTERVAL_MS.',
};

const notServed = {
  ko: '받은 메시지를 그대로 돌려주지 않았습니다: `socket.send(data, { binary: isBinary })`',
  en: 'The message did not come back as it was: `socket.send(data, { binary: isBinary })`.',
};

const lateTimer = {
  ko: '이미 끝난 연결의 타이머가 프로그램이나 다른 연결을 건드렸습니다. `close` 이벤트에서 `clearInterval`과 `clearTimeout`을 부르세요.',
  en: 'A timer of a connection that has ended hit the program or another connection. Call `clearInterval` and `clearTimeout` on `close`.',
};

const countedLate = {
  ko: '끝난 연결의 타이머가 수를 한 번 더 줄였습니다. 타이머는 `close`에서 멈추고, 수는 `close`에서만 줄이세요.',
  en: 'A timer of a connection that has ended counted it down again. Stop timers on `close`, and count down there alone.',
};

const inherits = {
  ko: '새로 온 클라이언트가 앞사람의 타이머에 끊겼습니다. 타이머가 연결마다 따로 있고 `close`에서 멈추는지 확인하세요.',
  en: 'The newcomer was dropped by a timer of someone before. Does each connection have its own, and does it stop on `close`?',
};

const notUp = {
  ko: '열려 있는 연결을 모두 세지 않았습니다. 요청을 받을 때마다 `sockets.clients.size`를 읽으면 됩니다.',
  en: 'Not every open connection is counted. Read `sockets.clients.size` for each request.',
};

const notDown = {
  ko: '끝난 연결이 셈에 남아 있습니다. `close` 이벤트에서 수를 줄이거나 `sockets.clients.size`를 읽으세요.',
  en: 'A connection that has ended is still counted. Count down on `close`, or read `sockets.clients.size`.',
};

const deadCounted = {
  ko: '끊어 낸 클라이언트가 셈에 남아 있거나 두 번 빠졌습니다. 수는 `close` 이벤트에서 꼭 한 번 줄이세요.',
  en: 'The client that was cut off is still counted, or was subtracted twice. Count down once, on `close`.',
};
