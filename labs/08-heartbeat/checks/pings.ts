import { check } from '../../../grader/kit/index.ts';
import { echoed, inTime, intervalOf, pinged, rounds, silent, stillOpen } from './heart.ts';

export const pings = [
  check('pings-when-idle', {
    title: { ko: '조용한 클라이언트에 ping을 보냅니다', en: 'An idle client is pinged' },
    promise: {
      ko: 'HEARTBEAT_INTERVAL_MS마다 ping 프레임을 보내고, 그 밖에는 아무것도 보내지 않습니다.',
      en: 'A ping frame goes out every HEARTBEAT_INTERVAL_MS, and nothing else is said unasked.',
    },
    rests: 'RFC 6455 section 5.5.2',
    points: 2,
    needs: ['time'],
    async try(t) {
      const client = await t.connect();
      await pinged(t, client, noPing);
      await stillOpen(client, dropsLiving);
      for (let turn = 0; turn < rounds(t, 5); turn += 1) await pinged(t, client, notAgain);
      await stillOpen(client, dropsLiving);
    },
  }),

  check('pings-everyone', {
    title: { ko: '모두에게 ping을 보냅니다', en: 'Everyone is pinged' },
    promise: {
      ko: '언제 들어왔든, 누가 나갔든, 연결된 모든 클라이언트가 제때 ping을 받습니다.',
      en: 'Whenever they came and whoever has left, all who are connected are pinged in time.',
    },
    rests: 'RFC 6455 section 5.5.2',
    points: 2,
    needs: ['time'],
    async try(t) {
      const first = await t.connect();
      await t.advance(intervalOf(t) * 0.3);
      const second = await t.connect();
      await t.advance(intervalOf(t) * 0.3);
      const third = await t.connect();
      for (const client of [first, second, third]) await pinged(t, client, notAll);
      first.close(1000);
      for (const client of [second, third]) {
        await client.settled();
        while (client.pings.length > 0) await client.expectPing();
      }
      const by = t.now + intervalOf(t);
      for (const client of [second, third]) await pinged(t, client, stoppedForAll, by);
    },
  }),

  check('pings-when-busy', {
    title: { ko: '바쁜 클라이언트에도 ping을 보냅니다', en: 'A busy client is pinged, too' },
    promise: {
      ko: '쉬지 않고 메시지를 보내는 클라이언트도 제때 ping을 받고, pong을 보내는 한 끊기지 않습니다.',
      en: 'A client that sends messages all the time is pinged in time and, as long as it pongs, never dropped.',
    },
    rests: 'RFC 6455 section 5.5.2',
    points: 1,
    needs: ['time'],
    async try(t) {
      const client = await t.connect();
      for (let turn = 0; turn < rounds(t, 3); turn += 1) {
        for (const end = t.now + intervalOf(t) + t.slack(intervalOf(t)); t.now < end;) {
          await echoed(t, client, dropsLiving);
          await t.advance(intervalOf(t) / 8);
        }
        await pinged(t, client, onlyIdle, t.now);
      }
      await echoed(t, client, dropsLiving);
    },
  }),

  check('pings-keep-pace', {
    title: { ko: '느린 클라이언트가 박자를 늦추지 않습니다', en: 'Slow clients do not slow the beat' },
    promise: {
      ko: 'pong이 늦게 와도, 옆의 클라이언트가 죽었어도, 다음 ping은 제때 나갑니다.',
      en: 'However late a pong comes and whoever is dead beside, the next ping goes out in time.',
    },
    rests: 'RFC 6455 section 5.5.2',
    points: 1,
    needs: ['time'],
    async try(t) {
      await t.connect('/ws', silent);
      const late = await t.connect('/ws', { name: 'late', autoPong: false });
      let payload = await pinged(t, late, waitsForOthers);
      const first = t.now;
      for (let turn = 1; turn <= rounds(t, 3); turn += 1) {
        await t.advance(inTime(t));
        late.pong(payload);
        await late.settled({ cause: dropsLiving });
        payload = await pinged(t, late, drifts, first + turn * intervalOf(t));
      }
    },
  }),

  check('interval-from-variable', {
    title: { ko: '간격은 변수에서 옵니다', en: 'The interval comes from its variable' },
    promise: {
      ko: 'ping의 간격은 HEARTBEAT_INTERVAL_MS(밀리초)입니다.',
      en: 'The interval of the pings is HEARTBEAT_INTERVAL_MS, in milliseconds.',
    },
    rests: 'Two variables',
    points: 1,
    needs: ['time'],
    variables: (random, time) => {
      const ms = time === 'virtual' ? random.integer(2000, 9000) : random.integer(500, 700);
      return { HEARTBEAT_INTERVAL_MS: String(ms), HEARTBEAT_TIMEOUT_MS: String(Math.floor(ms / 3)) };
    },
    async try(t) {
      const client = await t.connect();
      for (let turn = 0; turn < 2; turn += 1) await pinged(t, client, fixedInterval);
    },
  }),
];

const noPing = {
  ko: 'HEARTBEAT_INTERVAL_MS가 지나도록 ping 프레임이 오지 않았습니다. 연결마다 `setInterval(() => socket.ping(), intervalMs)`을 시작하세요.',
  en: 'No ping frame came within HEARTBEAT_INTERVAL_MS. Start `setInterval(() => socket.ping(), intervalMs)` for every connection.',
};

const notAgain = {
  ko: 'ping이 제때 다시 오지 않았습니다. `setTimeout`은 한 번만 실행됩니다. 간격마다 실행하려면 `setInterval`을 쓰세요.',
  en: 'The next ping did not come in time. `setTimeout` runs once; `setInterval` runs again and again.',
};

const notAll = {
  ko: '어떤 클라이언트는 ping을 받지 못했습니다. 타이머를 리스너 바깥의 변수 하나에 두면 새 연결이 앞의 것을 덮어씁니다.',
  en: 'Not every client was pinged. With one variable outside of the listener, each new connection overwrites the timer of the one before.',
};

const stoppedForAll = {
  ko: '한 클라이언트가 나가자 다른 클라이언트의 ping도 멈췄습니다. 나간 연결의 타이머만 멈추세요. 타이머 변수는 연결마다 따로 있어야 합니다.',
  en: 'When one client left, the pings of another stopped. Stop the timer of that connection alone: each needs a variable of its own.',
};

const onlyIdle = {
  ko: '메시지를 보내는 동안에는 ping이 오지 않았습니다. 메시지가 올 때마다 타이머를 다시 시작하면, 바쁜 연결에는 ping이 나가지 않습니다.',
  en: 'While the client sent messages, no ping came. A timer that starts anew with every message never fires on a busy connection.',
};

const waitsForOthers = {
  ko: '다른 클라이언트의 pong을 기다리느라 이 클라이언트의 ping이 늦었습니다. 한 명씩 차례로 기다리지 말고, 연결마다 따로 타이머를 두세요.',
  en: 'The ping was late, because the pong of another client was waited for. Do not ask one after the other: give each connection its own timers.',
};

const drifts = {
  ko: '다음 ping이 밀렸습니다. pong이 온 뒤에야 다음 간격을 재기 시작하면 박자가 점점 늦어집니다. pong과 상관없이 `setInterval`로 보내세요.',
  en: 'The next ping was late. When the interval begins only once the pong is there, the beat drifts. Ping by `setInterval`, whatever the pongs do.',
};

const dropsLiving = {
  ko: 'pong을 보낸 클라이언트를 끊었습니다. `pong` 이벤트에서 기다리던 타이머를 취소하는지 확인하세요.',
  en: 'A client that had sent its pong was dropped. Does the `pong` event stop the timer that waits for it?',
};

const fixedInterval = {
  ko: '간격이 HEARTBEAT_INTERVAL_MS와 다릅니다. `process.env`에서 읽는지, 밀리초로 쓰는지, 두 변수를 바꿔 쓰지 않았는지 확인하세요.',
  en: 'The interval is not HEARTBEAT_INTERVAL_MS. Is it read from `process.env`, taken as milliseconds, and not mixed up with the other variable?',
};
