import { check } from '../../../grader/kit/index.ts';
import { acknowledged, boundOf, closes, comesAnyway, comesBack, growingFrom } from './server.ts';

/** A wait that is drawn from too long a range is within the right one by chance now and then. */
const losses = { virtual: 4, real: 3 };

export const coming = [
  check('comes-back', {
    title: { ko: '끊기면 잠시 뒤에 다시 연결합니다', en: 'After a loss it comes again, not at once' },
    promise: {
      ko: '끊긴 연결은 BACKOFF_BASE_MS의 절반에서 BACKOFF_BASE_MS 사이를 기다린 뒤에 다시 시도합니다.',
      en: 'A lost connection is tried again after half of BACKOFF_BASE_MS up to all of it.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    fresh: false,
    variables: growingFrom(1000),
    async try(t) {
      let visitor = await t.server.expectVisitor();
      await acknowledged(visitor, 1);
      for (let loss = 1; loss <= losses[t.time]; loss += 1) {
        visitor.destroy();
        const { arrival } = await comesBack(t, boundOf(t, 1), { early: atOnce });
        visitor = arrival.accept();
        await acknowledged(visitor, t.random.integer(100 * loss, 100 * loss + 99));
      }
    },
  }),

  check('first-refused', {
    title: {
      ko: '처음부터 거절당해도 포기하지 않습니다',
      en: 'It does not give up when the first attempt is refused',
    },
    promise: {
      ko: '첫 연결이 거절되거나, 핸드셰이크 중에 끊기거나, 서버가 아예 없어도 프로그램은 계속 시도합니다.',
      en: 'Whether the first attempts are refused, cut during the handshake or find nobody there: the program goes on trying.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    async try(t) {
      (await t.server.expectArrival()).refuse(503);
      (await comesAnyway(t, boundOf(t, 1), gaveUp)).destroy();
      (await comesAnyway(t, boundOf(t, 2), gaveUp)).refuse(t.random.pick([404, 429, 500, 502]));
      t.server.shut();
      await t.advance(boundOf(t, 3) + t.slack(boundOf(t, 3)));
      await t.server.reopen();
      const arrival = await comesAnyway(t, boundOf(t, 4), gaveUp);
      await acknowledged(arrival.accept(), 1);
    },
  }),

  check('other-codes', {
    title: { ko: '다른 종료 코드에는 다시 연결합니다', en: 'After any other close code it comes again' },
    promise: {
      ko: '1000과 4001이 아닌 코드로, 또는 코드 없이 닫힌 연결은 다시 시도합니다.',
      en: 'A connection that was closed with another code than 1000 and 4001, or with none, is tried again.',
    },
    rests: 'When to come back',
    points: 2,
    needs: ['time'],
    fresh: false,
    async try(t) {
      let id = 0;
      for (const code of t.random.shuffle([undefined, 1001, 1008, 1011, 1012, 4000, 4002])) {
        const arrival =
          id === 0 ? await t.server.expectArrival() : await comesAnyway(t, boundOf(t, 1), tooFinal);
        const visitor = arrival.accept();
        await acknowledged(visitor, (id += 1));
        await closes(visitor, code);
      }
      await comesAnyway(t, boundOf(t, 1), tooFinal);
    },
  }),

  check('broken-frame', {
    title: {
      ko: '서버가 프로토콜을 어겨도 살아남습니다',
      en: 'It survives a server that breaks the protocol',
    },
    promise: {
      ko: '서버가 올바르지 않은 프레임을 보내서 연결이 끝나도 프로그램은 죽지 않고 다시 연결합니다.',
      en: 'A broken frame ends the connection, not the program: it comes again.',
    },
    rests: 'RFC 6455 section 7.1.7',
    points: 1,
    needs: ['time'],
    fresh: false,
    async try(t) {
      const visitor = await t.server.expectVisitor();
      await acknowledged(visitor, 1);
      visitor.sendFrame({ opcode: 0xb, payload: t.random.bytes(3) });
      await visitor.expectClose(undefined, { orEnd: true, cause: unheard });
      visitor.destroy();
      await comesAnyway(t, boundOf(t, 1), unheard);
    },
  }),
];

const atOnce = {
  ko: '끊기자마자 다시 연결하면 서버가 다시 시작할 때 모든 클라이언트가 한꺼번에 몰립니다. `close` 리스너에서 바로 연결하지 말고 `setTimeout`으로 기다리세요.',
  en: 'Coming back at once makes a crowd of all clients whenever the server restarts. Wait with `setTimeout` in the listener of `close`.',
};

const gaveUp = {
  ko: '연결된 적이 없어도 `close`는 옵니다. 거절된 시도도 끊긴 연결처럼 다루고, 소켓마다 `error`를 들으세요. 듣는 이가 없으면 프로그램이 끝납니다.',
  en: '`close` comes for an attempt that was refused, too: treat it like a loss. And listen for `error` on every socket, or the program ends.',
};

const tooFinal = {
  ko: '다시 오지 말라는 뜻의 코드는 `1000`과 `4001`뿐입니다. 코드의 범위나 `wasClean`이 아니라 정확히 이 두 값과 비교하세요.',
  en: 'Only `1000` and `4001` mean that nobody is to come back. Compare with exactly these two, not with a range and not with whether it was clean.',
};

const unheard = {
  ko: '깨진 프레임을 받은 소켓은 `error`를 내보냅니다. 연결된 뒤에도 `error` 리스너가 있어야 합니다.',
  en: 'A socket that gets a broken frame emits `error`. There has to be a listener after the connection was opened, too.',
};
