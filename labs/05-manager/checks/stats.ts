import { check, expectStats, type Localized } from '../../../grader/kit/index.ts';
import { enter, enterAll } from './people.ts';

export const stats = [
  check('stats-count', {
    title: { ko: '/stats가 접속한 사람 수를 알려 줍니다', en: '/stats tells how many are connected' },
    promise: {
      ko: '`GET /stats`는 이름을 가지고 접속한 사람의 수를 1초 안에 정확히 알려 줍니다.',
      en: '`GET /stats` tells the number of those who are connected with a name, right within a second.',
    },
    rests: 'GET /stats',
    points: 2,
    async try(t) {
      await expectStats(t, { connections: 0 }, { cause: aNumber });
      const clients = await enterAll(
        t,
        Array.from({ length: 3 }, () => t.random.name()),
      );
      await expectStats(t, { connections: 3 }, { cause: notUp });
      for (const [closed, client] of clients.entries()) {
        client.close(1000);
        await expectStats(t, { connections: 2 - closed }, { cause: notDown });
      }
    },
  }),

  check('stats-after-abrupt-disconnect', {
    title: { ko: '갑자기 끊긴 연결도 셈에서 빠집니다', en: 'A connection that broke off is not counted' },
    promise: {
      ko: '종료 프레임 없이 끊기거나 프로토콜을 어긴 연결도 1초 안에 `/stats`에서 꼭 한 번 빠집니다.',
      en: 'A connection that broke off or broke the protocol is subtracted from `/stats` within a second, once.',
    },
    rests: 'GET /stats',
    points: 1,
    async try(t) {
      const stays = await enter(t, t.random.name());
      const leavers = await enterAll(
        t,
        Array.from({ length: 4 }, () => t.random.name()),
      );
      await expectStats(t, { connections: 5 }, { cause: notUp });
      for (const leaver of leavers.splice(0, 2)) leaver.destroy();
      await expectStats(t, { connections: 3 }, { cause: ghost });
      for (const leaver of leavers) {
        leaver.sendFrame({ opcode: 0x3, payload: t.random.id() });
        await stays.settled();
        leaver.destroy();
      }
      await expectStats(t, { connections: 1 }, { cause: ghost });
      // On its way to a wrong count it may have been right: look again when all is done.
      await stays.settled();
      await expectStats(t, { connections: 1 }, { cause: ghost });
    },
  }),
];

const aNumber: Localized = {
  ko: '`{"connections": 0}`처럼 따옴표 없는 JSON 숫자여야 합니다. `Map`이나 `Set`의 `size`를 돌려주면 됩니다.',
  en: 'It has to be a JSON number without quotes, `{"connections": 0}`: tell the `size` of your Map or Set.',
};

const notUp: Localized = {
  ko: '접속한 사람을 모두 세지 않았거나, 예전에 센 값을 돌려주었습니다. 요청을 받을 때마다 목록의 크기를 읽으세요.',
  en: 'Not everyone is counted, or an old count is served. Read the size of your list for each request.',
};

const notDown: Localized = {
  ko: '떠난 사람이 셈에 남아 있습니다. `close`에서 목록에서 지우고, 목록의 크기를 돌려주세요.',
  en: 'Someone who left is still counted. Remove them from the list in `close`, and tell the size of the list.',
};

const ghost: Localized = {
  ko: '인사 없이 끝난 연결은 `close`에서 코드 1006이나 1002로 옵니다. 코드와 관계없이, 그리고 `error`가 아니라 `close`에서만 한 번 빼세요.',
  en: 'An end without a goodbye comes to `close` with code 1006 or 1002. Subtract there whatever the code, once, and not in `error` as well.',
};
