import { check, type Trial, type Visitor } from '../../../grader/kit/index.ts';
import { acknowledged, afterLoss, boundOf, comesAnyway, endOf, stillThere } from './server.ts';

/** A part of the timeout, of which one goes by unnoticed and two do not. */
const partOf = (t: Trial): number => 0.6 * t.ms('IDLE_TIMEOUT_MS');
/** Who drops a connection by then is not too early: on a clock that goes by itself its time has begun before we looked. */
const almost = { virtual: 0.98, real: 0.85 };
/** A server that has frozen: the connection stands, and nothing is ever answered. */
const frozen = { autoPong: false, autoClose: false };

export const idle = [
  check('idle-drop', {
    title: { ko: '기척이 없는 서버를 떠납니다', en: 'A server without a sign of life is left' },
    promise: {
      ko: 'IDLE_TIMEOUT_MS 동안 서버에서 아무 기척이 없으면 연결을 끊고 다시 연결합니다. 그 전에는 끊지 않습니다.',
      en: 'After IDLE_TIMEOUT_MS without a sign of life the connection is dropped, not before, and a new one is made.',
    },
    rests: 'Signs of life',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const visitor = (await afterLoss(t)).accept(frozen);
      await dropped(t, visitor);
      await comesAnyway(t, boundOf(t, 2), politeToTheDead);
    },
  }),

  check('idle-handshake', {
    title: { ko: '답이 없는 핸드셰이크도 포기합니다', en: 'A handshake without an answer is given up' },
    promise: {
      ko: 'TCP는 연결되었지만 핸드셰이크에 답이 없으면 IDLE_TIMEOUT_MS 뒤에 끊고 다시 시도합니다.',
      en: 'Where the TCP connection stands but nobody answers the handshake, it is dropped after IDLE_TIMEOUT_MS and tried again.',
    },
    rests: 'Signs of life',
    points: 1,
    needs: ['time'],
    fresh: false,
    async try(t) {
      await afterLoss(t);
      const idle = t.ms('IDLE_TIMEOUT_MS');
      await t.advance(almost[t.time] * idle);
      t.server.expectNobody({ cause: tooSoon });
      await comesAnyway(t, (1 - almost[t.time]) * idle + t.slack(idle) + boundOf(t, 2), fromTheStart);
    },
  }),

  check('answer-is-life', {
    title: { ko: '핸드셰이크의 응답은 기척입니다', en: 'The answer to the handshake is a sign of life' },
    promise: {
      ko: '핸드셰이크의 응답이 오면 유휴 시간을 처음부터 다시 잽니다.',
      en: 'When the handshake is answered the idle time begins anew.',
    },
    rests: 'Signs of life',
    points: 1,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const arrival = await t.server.expectArrival();
      await t.advance(partOf(t));
      const visitor = arrival.accept(frozen);
      await t.advance(partOf(t));
      stillThere(t, visitor, onOpenToo);
    },
  }),

  check('event-is-life', {
    title: { ko: '이벤트는 기척입니다', en: 'An event is a sign of life' },
    promise: {
      ko: '이벤트가 올 때마다 유휴 시간을 다시 잽니다. 살아 있는 연결은 끊지 않습니다.',
      en: 'With every event the idle time begins anew: a living connection is not dropped.',
    },
    rests: 'Signs of life',
    points: 1,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const visitor = await t.server.expectVisitor();
      for (const id of [1, 2, 3]) {
        await t.advance(partOf(t));
        stillThere(t, visitor, onEvents);
        await acknowledged(visitor, id);
      }
    },
  }),

  check('ping-is-life', {
    title: { ko: '핑은 기척입니다', en: 'A ping is a sign of life' },
    promise: {
      ko: '서버의 핑 프레임이 올 때마다 유휴 시간을 다시 잽니다. 조용하지만 살아 있는 연결은 끊지 않습니다.',
      en: 'With every ping frame the idle time begins anew: a quiet connection that is alive is not dropped.',
    },
    rests: 'RFC 6455 section 5.5.2',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const visitor = await t.server.expectVisitor();
      for (let turn = 0; turn < 3; turn += 1) {
        await t.advance(partOf(t));
        stillThere(t, visitor, onPings);
        await visitor.settled();
      }
    },
  }),

  check('timer-of-its-own', {
    title: {
      ko: '옛 연결의 타이머가 새 연결을 끊지 않습니다',
      en: 'The timer of an old connection ends no new one',
    },
    promise: {
      ko: '유휴 시간은 연결마다 따로 잽니다. 먼저 끊긴 연결의 타이머는 그 연결과 함께 사라집니다.',
      en: 'Each connection has an idle time of its own: the timer of one that was lost goes with it.',
    },
    rests: 'Signs of life',
    points: 1,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const first = await t.server.expectVisitor();
      await acknowledged(first, 1);
      await t.advance(partOf(t));
      first.destroy();
      const second = (await comesAnyway(t, boundOf(t, 1))).accept();
      await acknowledged(second, 2);
      await t.advance(partOf(t));
      stillThere(t, second, leftOver);
      t.server.expectNobody({ cause: leftOver });
    },
  }),
];

/** The program ends the connection when the timeout is over, and not before. */
async function dropped(t: Trial, visitor: Visitor): Promise<void> {
  const idle = t.ms('IDLE_TIMEOUT_MS');
  const { found, ms } = await t.advanceUntil(() => endOf(visitor), { mostMs: idle + t.slack(idle) });
  if (!found)
    t.fail({
      expected: {
        ko: '기척이 없는 연결을 끊는 프로그램',
        en: 'a program that drops a connection without a sign of life',
      },
      observed: { ko: '연결이 그대로 열려 있습니다.', en: 'The connection is still open.' },
      missingAfter: t.lastEvent,
      cause: neverDropped,
    });
  if (ms < almost[t.time] * idle) stillThere(t, visitor, tooSoon);
}

const neverDropped = {
  ko: '상대가 사라져도 TCP는 알려 주지 않을 수 있습니다. 연결마다 `IDLE_TIMEOUT_MS` 타이머를 두고, 기척이 없으면 `terminate()`로 끊으세요.',
  en: 'TCP may never tell you that the other side has gone. Give each connection a timer of `IDLE_TIMEOUT_MS`, and drop it with `terminate()`.',
};

const tooSoon = {
  ko: '`IDLE_TIMEOUT_MS`가 지나기 전에 연결을 끊었습니다. 시간을 그 변수에서 읽는지 확인하세요.',
  en: 'The connection was dropped before `IDLE_TIMEOUT_MS` had gone. Is the time read from that variable?',
};

const politeToTheDead = {
  ko: '`close()`는 상대의 답을 기다리고, 사라진 상대는 답하지 않습니다. `terminate()`로 끊으면 `close`가 바로 옵니다.',
  en: '`close()` waits for an answer, and the dead do not answer. `terminate()` brings `close` at once.',
};

const fromTheStart = {
  ko: '타이머를 `open`에서 시작하면 답이 없는 핸드셰이크를 영원히 기다립니다. 소켓을 만들 때 시작하세요.',
  en: 'A timer that starts on `open` never ends the wait for a handshake. Start it when you make the socket.',
};

const onOpenToo = {
  ko: '`open`도 서버의 기척입니다. 그때 타이머를 다시 시작하세요: `idle.refresh()`',
  en: '`open` is a sign of life, too. Start the timer again there: `idle.refresh()`.',
};

const onEvents = {
  ko: '이벤트를 받을 때마다 타이머를 다시 시작하세요: `idle.refresh()`',
  en: 'Start the timer again with every event: `idle.refresh()`.',
};

const onPings = {
  ko: '`ws`는 핑에 알아서 답하지만, 타이머는 모릅니다. 소켓의 `ping` 이벤트에서 타이머를 다시 시작하세요.',
  en: '`ws` answers pings by itself, but your timer does not know. Start it again on the event `ping` of the socket.',
};

const leftOver = {
  ko: '끊긴 연결의 타이머가 남아서 새 연결을 끊었습니다. `close`에서 `clearTimeout`을 부르고, 타이머는 바깥 변수의 소켓이 아니라 자기 소켓을 끊게 하세요.',
  en: 'The timer of the lost connection was left and ended the new one. Clear it on `close`, and let it end its own socket, not whichever a variable outside holds.',
};
