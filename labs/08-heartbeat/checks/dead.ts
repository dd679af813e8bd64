import { check, type Incident } from '../../../grader/kit/index.ts';
import { dropped, echoed, intervalOf, over, pinged, silent, stillOpen, timeoutOf } from './heart.ts';

export const dead = [
  check('silent-closed', {
    title: { ko: 'pong이 없으면 1001로 닫습니다', en: 'No pong: closed with 1001' },
    promise: {
      ko: 'HEARTBEAT_TIMEOUT_MS 안에 pong이 오지 않으면, 더 일찍도 더 늦게도 아닌 그때 코드 1001로 닫습니다.',
      en: 'Without a pong within HEARTBEAT_TIMEOUT_MS the connection is closed with 1001: then, and neither sooner nor later.',
    },
    rests: 'RFC 6455 section 7.4.1',
    points: 2,
    needs: ['time'],
    async try(t) {
      const client = await t.connect('/ws', silent);
      await pinged(t, client, pingFirst);
      await dropped(t, client, notClosed);
      await client.expectClose(1001, {
        causes: [{ when: (seen) => seen?.kind === 'end', say: withoutGoodbye }],
        cause: otherCode,
      });
    },
  }),

  check('silent-gone', {
    title: { ko: '끝내 답이 없으면 끊습니다', en: 'No answer to that either: cut off' },
    promise: {
      ko: '종료 프레임에도 답이 없으면, HEARTBEAT_TIMEOUT_MS가 한 번 더 지나기 전에 TCP 연결이 끝납니다.',
      en: 'If the close frame is not answered either, the TCP connection is gone within another HEARTBEAT_TIMEOUT_MS.',
    },
    rests: 'RFC 6455 section 7.1.1',
    points: 2,
    needs: ['time'],
    async try(t) {
      const client = await t.connect('/ws', { ...silent, autoClose: false });
      await pinged(t, client, pingFirst);
      await dropped(t, client, notClosed);
      const isGone = ({ kind }: Incident): boolean => kind === 'end';
      const mostMs = timeoutOf(t) + t.slack(timeoutOf(t));
      await t.advanceUntil(() => client.unexpected.find(isGone), { mostMs });
      await client.expectEnd({ within: 200, cause: neverCut });
    },
  }),

  check('dead-among-living', {
    title: { ko: '살아 있는 클라이언트 사이에서도 찾아냅니다', en: 'Found among the living, too' },
    promise: {
      ko: '다른 클라이언트가 보낸 pong은 죽은 클라이언트의 pong이 아닙니다.',
      en: 'The pong of another client is not the pong of the dead one.',
    },
    rests: 'RFC 6455 section 5.5.3',
    points: 1,
    needs: ['time'],
    async try(t) {
      await t.connect('/ws', { name: 'before' });
      const client = await t.connect('/ws', silent);
      await t.connect('/ws', { name: 'after' });
      await pinged(t, client, pingFirst);
      await dropped(t, client, oneForAll);
    },
  }),

  check('talker-closed', {
    title: { ko: '메시지는 pong이 아닙니다', en: 'Messages are no pongs' },
    promise: {
      ko: '메시지를 보내면서도 pong을 보내지 않는 클라이언트는 닫습니다.',
      en: 'A client that sends messages but no pongs is closed.',
    },
    rests: 'What counts as an answer',
    points: 1,
    needs: ['time'],
    async try(t) {
      const client = await t.connect('/ws', { name: 'talker', autoPong: false });
      await echoed(t, client, notServed);
      await pinged(t, client, pingFirst);
      for (let turn = 0; turn < 3; turn += 1) {
        await echoed(t, client, notServed);
        await t.advance(timeoutOf(t) / 4);
      }
      await over(t, client, timeoutOf(t) / 4, messageCounts);
    },
  }),

  check('early-pong-no-credit', {
    title: { ko: '미리 보낸 pong은 답이 아닙니다', en: 'A pong in advance is no answer' },
    promise: {
      ko: 'ping보다 먼저 온 pong은 그 ping의 답이 아닙니다.',
      en: 'A pong that came before the ping is no answer to it.',
    },
    rests: 'What counts as an answer',
    points: 1,
    needs: ['time'],
    async try(t) {
      const client = await t.connect('/ws', silent);
      client.pong();
      await t.advance(intervalOf(t) / 2);
      for (let sent = 0; sent < 5; sent += 1) client.pong(t.random.id());
      await stillOpen(client, unaskedPong);
      while (client.pings.length > 0) await client.expectPing();
      await pinged(t, client, pingFirst);
      await dropped(t, client, credit);
    },
  }),

  check('timeout-from-variable', {
    title: { ko: '제한 시간은 변수에서 옵니다', en: 'The timeout comes from its variable' },
    promise: {
      ko: 'pong을 기다리는 시간은 HEARTBEAT_TIMEOUT_MS(밀리초)입니다.',
      en: 'How long a pong may take is HEARTBEAT_TIMEOUT_MS, in milliseconds.',
    },
    rests: 'Two variables',
    points: 1,
    needs: ['time'],
    // Neither a fixed part of the other variable nor the default will do; where both are waited for, by hundreds of ms.
    variables: (random, time) => {
      const real = { HEARTBEAT_INTERVAL_MS: '1100', HEARTBEAT_TIMEOUT_MS: String(random.integer(760, 820)) };
      const ms = random.integer(1500, 4000);
      const moved = { HEARTBEAT_INTERVAL_MS: String(2 * ms), HEARTBEAT_TIMEOUT_MS: String(ms) };
      return time === 'real' ? real : moved;
    },
    async try(t) {
      const client = await t.connect('/ws', silent);
      await pinged(t, client, pingFirst);
      await dropped(t, client, fixedTimeout);
    },
  }),
];

const pingFirst = {
  ko: 'ping이 제때 오지 않았습니다. 먼저 HEARTBEAT_INTERVAL_MS마다 `socket.ping()`을 보내세요.',
  en: 'The ping did not come in time. First of all, send `socket.ping()` every HEARTBEAT_INTERVAL_MS.',
};

const notClosed = {
  ko: 'pong이 오지 않는데도 제때 닫지 않았습니다. ping을 보낼 때 `setTimeout(…, timeoutMs)`을 시작하고 `pong`에서 취소하세요. 다음 ping 때 확인하면 늦습니다.',
  en: 'No pong came, and it was not closed in time. Start `setTimeout(…, timeoutMs)` with the ping and stop it on `pong`; looking at the next ping is too late.',
};

const withoutGoodbye = {
  ko: '종료 프레임 없이 끊었습니다. `terminate()`는 상대에게 1006으로 보입니다. 먼저 `close(1001)`을 부르고, 답이 없을 때만 끊으세요.',
  en: 'It was cut without a close frame. The other side sees `terminate()` as 1006: call `close(1001)` first, and cut only if nobody answers.',
};

const otherCode = {
  ko: '코드가 1001이 아닙니다. 코드 없이 `close()`를 부르면 1005가 됩니다: `socket.close(1001)`',
  en: 'The code is not 1001. `close()` without one becomes 1005: `socket.close(1001)`.',
};

const neverCut = {
  ko: 'TCP 연결이 남아 있습니다. 죽은 상대는 종료 프레임에 답하지 않고, `ws`는 30초를 기다립니다. HEARTBEAT_TIMEOUT_MS 뒤에 `terminate()`로 끊으세요.',
  en: 'The TCP connection is still there. The dead do not answer close frames, and `ws` waits for 30 seconds: `terminate()` after another HEARTBEAT_TIMEOUT_MS.',
};

const oneForAll = {
  ko: '다른 클라이언트의 pong이 이 클라이언트의 타이머를 멈췄습니다. 기다리는 타이머도 연결마다 하나씩 있어야 합니다.',
  en: 'The pong of another client stopped the timer of this one. Each connection needs a waiting timer of its own.',
};

const notServed = {
  ko: '메시지를 돌려주지 않았습니다. pong을 기다리는 동안에도 에코는 계속되어야 합니다.',
  en: 'The message was not sent back. The echo goes on while a pong is waited for.',
};

const messageCounts = {
  ko: '메시지를 pong으로 쳐주었습니다. 보낼 수는 있어도 받지는 못하는 클라이언트가 있습니다. `pong` 이벤트만 답으로 세세요.',
  en: 'A message was taken for the pong. A client may be able to speak and yet not hear: only the `pong` event is an answer.',
};

const unaskedPong = {
  ko: '묻지 않은 pong에 연결을 닫거나 예외를 던졌습니다. RFC 6455는 이런 pong을 허용합니다.',
  en: 'A pong that nobody had asked for closed the connection, or threw. RFC 6455 allows them.',
};

const credit = {
  ko: '미리 온 pong을 모아 두었다가 답으로 썼습니다. ping과 pong의 수를 세지 말고, ping을 보낼 때 시작한 타이머를 그 뒤에 온 pong이 멈추게 하세요.',
  en: 'Pongs that came before were saved up as answers. Do not count: a ping starts a timer, and only a pong after it stops it.',
};

const fixedTimeout = {
  ko: '제한 시간이 HEARTBEAT_TIMEOUT_MS와 다릅니다. `process.env`에서 읽는지, 두 변수를 바꿔 쓰지 않았는지 확인하세요.',
  en: 'The timeout is not HEARTBEAT_TIMEOUT_MS. Is it read from `process.env`, and not mixed up with the other variable?',
};
