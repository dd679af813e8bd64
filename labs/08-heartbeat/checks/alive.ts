import { check } from '../../../grader/kit/index.ts';
import { echoed, inTime, intervalOf, pinged, rounds, silent, stillOpen, timeoutOf } from './heart.ts';

export const alive = [
  check('answerer-stays', {
    title: { ko: 'pong을 보내는 클라이언트는 남습니다', en: 'Who pongs stays' },
    promise: {
      ko: '아무 말도 하지 않더라도 pong을 보내는 클라이언트는 끊기지 않습니다.',
      en: 'A client that pongs is never dropped, even if it says nothing else.',
    },
    rests: 'RFC 6455 section 5.5.3',
    points: 2,
    needs: ['time'],
    async try(t) {
      const client = await t.connect();
      await pinged(t, client, pingFirst);
      await t.advance(rounds(t, 10) * intervalOf(t));
      await stillOpen(client, dropsLiving);
      await echoed(t, client, dropsLiving);
    },
  }),

  check('late-pong-in-time', {
    title: { ko: '늦어도 제때 온 pong입니다', en: 'A late pong is still in time' },
    promise: {
      ko: 'HEARTBEAT_TIMEOUT_MS가 지나기 직전에 온 pong도 제때 온 것입니다.',
      en: 'A pong that comes shortly before HEARTBEAT_TIMEOUT_MS has gone by is in time.',
    },
    rests: 'RFC 6455 section 5.5.3',
    points: 1,
    needs: ['time'],
    async try(t) {
      const client = await t.connect('/ws', { name: 'late', autoPong: false });
      for (let turn = 0; turn < rounds(t, 3); turn += 1) {
        const payload = await pinged(t, client, pingFirst);
        await t.advance(inTime(t));
        client.pong(payload);
        await stillOpen(client, hasty);
        await t.advance(timeoutOf(t) / 2);
        await stillOpen(client, pongForgotten);
      }
      await echoed(t, client, pongForgotten);
    },
  }),

  check('unasked-pong-harmless', {
    title: { ko: '묻지 않은 pong은 해롭지 않습니다', en: 'An unasked pong does no harm' },
    promise: {
      ko: '클라이언트가 묻지 않은 pong을 보내도 연결은 그대로입니다.',
      en: 'A client may send pongs that nobody asked for, and stays connected.',
    },
    rests: 'RFC 6455 section 5.5.3',
    points: 1,
    needs: ['time'],
    async try(t) {
      const client = await t.connect();
      for (const payload of ['', t.random.id(), t.random.bytes(125)]) {
        client.pong(payload);
        await stillOpen(client, unaskedPong);
      }
      await pinged(t, client, pingFirst);
      client.pong(t.random.id());
      await t.advance(timeoutOf(t) + t.slack(timeoutOf(t)));
      await stillOpen(client, unaskedPong);
      await echoed(t, client, unaskedPong);
    },
  }),

  check('others-stay', {
    title: { ko: '한 명이 죽어도 나머지는 남습니다', en: 'One dead client costs nobody else' },
    promise: {
      ko: '죽은 클라이언트를 끊을 때 다른 클라이언트에는 아무 일도 일어나지 않습니다.',
      en: 'When a dead client is dropped, nothing happens to the others.',
    },
    rests: 'RFC 6455 section 7.4.1',
    points: 1,
    needs: ['time'],
    async try(t) {
      const before = await t.connect('/ws', { name: 'before' });
      const dead = await t.connect('/ws', { ...silent, autoClose: false });
      const after = await t.connect('/ws', { name: 'after' });
      await pinged(t, dead, pingFirst);
      for (let turn = 0; turn < 3; turn += 1) {
        await t.advance(timeoutOf(t));
        for (const client of [before, after]) await stillOpen(client, takesOthersAlong);
      }
      for (const client of [before, after]) await echoed(t, client, takesOthersAlong);
    },
  }),
];

const pingFirst = {
  ko: 'ping이 제때 오지 않았습니다. 먼저 HEARTBEAT_INTERVAL_MS마다 `socket.ping()`을 보내세요.',
  en: 'The ping did not come in time. First of all, send `socket.ping()` every HEARTBEAT_INTERVAL_MS.',
};

const dropsLiving = {
  ko: 'pong을 보낸 클라이언트를 끊었습니다. `pong` 이벤트마다(`once`가 아니라 `on`) 기다리던 타이머를 취소하세요. 메시지가 없다고 끊어서도 안 됩니다.',
  en: 'A client that pongs was dropped. Stop the waiting timer on every `pong` (`on`, not `once`), and do not take the lack of messages for death.',
};

const hasty = {
  ko: 'HEARTBEAT_TIMEOUT_MS보다 빨리 포기했습니다. 느린 네트워크의 클라이언트도 살아 있습니다.',
  en: 'It gave up before HEARTBEAT_TIMEOUT_MS. A client on a slow network is alive, too.',
};

const pongForgotten = {
  ko: 'pong이 왔는데도 끊었습니다. `pong` 이벤트에서 타이머를 취소하는지, 취소하는 타이머가 방금 시작한 그 타이머인지 확인하세요.',
  en: 'It was dropped although its pong had come. Does `pong` stop the timer, and is that the timer that was started last?',
};

const unaskedPong = {
  ko: '묻지 않은 pong을 보낸 클라이언트를 끊었습니다. RFC 6455는 이런 pong을 허용합니다. 모르는 pong은 그냥 넘기세요.',
  en: 'A client was dropped for a pong that nobody had asked for. RFC 6455 allows them: let unknown pongs pass.',
};

const takesOthersAlong = {
  ko: '죽은 클라이언트 때문에 다른 연결까지 끊겼습니다. 그 소켓만 닫으세요. 예외로 프로그램이 끝나지 않았는지도 확인하세요.',
  en: 'Another connection was lost with the dead one. Close that socket alone, and see that no exception ends the program.',
};
