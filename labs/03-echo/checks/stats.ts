import { check, expectStats, type Trial } from '../../../grader/kit/index.ts';

interface Text {
  readonly ko: string;
  readonly en: string;
}

/** `/stats` tells this number, within a second. */
const expectConnections = (t: Trial, connections: number, cause?: Text): Promise<unknown> =>
  expectStats(
    t,
    { connections },
    {
      causes: [{ when: (seen) => /"connections"\s*:\s*"/.test(seen?.text ?? ''), say: asText }],
      ...(cause && { cause }),
    },
  );

/** An upgrade that has to be refused. How that is said is another check's matter. */
const upgradeRequest = (t: Trial): string =>
  [
    `GET /${t.random.id()} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${Buffer.from(t.random.bytes(16)).toString('base64')}`,
    '\r\n',
  ].join('\r\n');

export const stats = [
  check('stats-count', {
    title: { ko: '/stats가 연결 수를 알려 줍니다', en: '/stats tells how many are connected' },
    promise: {
      ko: '`GET /stats`는 지금 열려 있는 WebSocket 연결의 수를 1초 안에 정확히 알려 줍니다.',
      en: '`GET /stats` tells the number of open WebSocket connections, right within a second.',
    },
    rests: 'GET /stats',
    points: 2,
    async try(t) {
      await expectConnections(t, 0);
      const clients = [await t.connect(), await t.connect(), await t.connect()];
      await expectConnections(t, 3, notUp);
      const refused = await t.socket('stranger');
      refused.send(upgradeRequest(t));
      await clients[0]?.settled();
      refused.destroy();
      await expectConnections(t, 3, refusedCounted);
      for (const [closed, client] of clients.entries()) {
        client.close(1000);
        await expectConnections(t, 2 - closed, notDown);
      }
    },
  }),

  check('stats-after-abrupt-disconnect', {
    title: { ko: '갑자기 끊긴 연결도 셈에서 빠집니다', en: 'A connection that broke off is not counted' },
    promise: {
      ko: '종료 프레임 없이 끊긴 연결도 1초 안에 `/stats`에서 빠집니다.',
      en: 'A connection that ended without a close frame is gone from `/stats` within a second.',
    },
    rests: 'GET /stats',
    points: 1,
    async try(t) {
      await t.connect('/ws', { name: 'stays' });
      const leavers = [await t.connect(), await t.connect()];
      await expectConnections(t, 3, notUp);
      for (const leaver of leavers) leaver.destroy();
      await expectConnections(t, 1, ghost);
    },
  }),

  check('stats-after-broken-frame', {
    title: { ko: '프로토콜을 어긴 연결은 한 번만 빠집니다', en: 'A broken connection is subtracted once' },
    promise: {
      ko: '클라이언트가 프로토콜을 어겨서 끝난 연결이 있어도 `/stats`의 수가 맞습니다.',
      en: '`/stats` is right, too, after a connection that ended because its client broke the protocol.',
    },
    rests: 'GET /stats',
    points: 1,
    async try(t) {
      const witness = await t.connect('/ws', { name: 'stays' });
      for (let turn = 0; turn < 2; turn += 1) {
        const breaker = await t.connect();
        await expectConnections(t, 2, notUp);
        breaker.sendFrame({ opcode: 0x3, payload: t.random.id() });
        await witness.settled();
        breaker.destroy();
        await expectConnections(t, 1, twice);
        // On its way from 2 to 0 a wrong count passes 1: look again when all is done.
        await witness.settled();
        await expectConnections(t, 1, twice);
      }
    },
  }),
];

const asText = {
  ko: '수를 문자열로 보냈습니다. 따옴표 없는 JSON 숫자여야 합니다.',
  en: 'The number was sent as a string. It has to be a JSON number, without quotes.',
};

const notUp = {
  ko: '열려 있는 연결을 모두 세지 않았거나, 예전에 센 값을 돌려주었습니다. 요청을 받을 때마다 `sockets.clients.size`를 읽으면 됩니다.',
  en: 'Not every open connection is counted, or an old count is served. Read `sockets.clients.size` for each request.',
};

const refusedCounted = {
  ko: '거절한 업그레이드를 연결로 세었습니다. `upgrade` 이벤트가 아니라 `connection` 이벤트에서 세세요.',
  en: 'A refused upgrade was counted. Count on `connection`, not on `upgrade`.',
};

const notDown = {
  ko: '끝난 연결이 셈에 남아 있습니다. `close` 이벤트에서 수를 줄이거나 `sockets.clients.size`를 읽으세요.',
  en: 'A connection that has ended is still counted. Count down on `close`, or read `sockets.clients.size`.',
};

const ghost = {
  ko: '종료 프레임 없이 끊긴 연결(코드 1006)을 빼지 않았습니다. `close`에서는 코드와 관계없이 수를 줄이세요.',
  en: 'Connections that broke off (code 1006) were not subtracted. Count down on `close` whatever its code.',
};

const twice = {
  ko: '프로토콜을 어긴 연결에서는 `error`와 `close`가 모두 발생합니다. 수는 `close`에서만 줄이세요.',
  en: 'A connection that broke the protocol emits both `error` and `close`. Count down on `close` alone.',
};
