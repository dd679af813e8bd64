import { check } from '../../../grader/kit/index.ts';
import { echoed, echoing } from './echoed.ts';

export const robustness = [
  check('clients-apart', {
    title: { ko: '클라이언트끼리 섞이지 않습니다', en: 'Clients do not get mixed up' },
    promise: {
      ko: '여러 클라이언트의 조각이 번갈아 와도 각자의 메시지를 각자에게만 돌려보냅니다.',
      en: 'Fragments of several clients may alternate: each gets its own message back, and nobody another one.',
    },
    rests: '/ws',
    points: 1,
    async try(t) {
      const clients = [await echoing(t), await echoing(t), await echoing(t)];
      const texts = clients.map(() => [t.random.id(), t.random.text()] as const);
      clients.forEach((client, index) =>
        client.sendFrame({ opcode: 0x1, payload: texts[index]?.[0] ?? '', fin: false }),
      );
      // The program has read all of them before the first goes on.
      for (const client of clients) await client.expectNothingSoFar({ cause: mixed });
      for (const [index, client] of clients.entries()) {
        client.sendFrame({ opcode: 0x0, payload: texts[index]?.[1] ?? '' });
        await client.expectText(texts[index]?.join(''), { cause: mixed });
      }
      const [first, ...others] = clients;
      first?.sendText(t.random.text());
      await first?.expectText(undefined, { cause: mixed });
      for (const other of others) await other.expectNothing({ cause: mixed });
    },
  }),

  check('survives-disconnect', {
    title: { ko: '갑자기 사라진 클라이언트를 견딥니다', en: 'Outlives a client that vanishes' },
    promise: {
      ko: '프레임 중간에 연결이 끊겨도 서버는 살아 있고, 다른 클라이언트는 영향을 받지 않습니다.',
      en: 'A connection that breaks off, in the middle of a frame or before an answer, harms neither the server nor anyone else.',
    },
    rests: 'RFC 6455 section 7.2',
    points: 2,
    async try(t) {
      const witness = await echoing(t, { name: 'witness' });
      for (let turn = 0; turn < 4; turn += 1) {
        for (const keep of [1, 5, 200, 508]) {
          const client = await t.connect('/ws', { cause: unheardError });
          client.sendRaw(client.frame({ opcode: 0x2, payload: t.random.bytes(500) }).subarray(0, keep));
          client.destroy();
        }
      }
      await echoed(t, witness, unheardError);
      await echoing(t, { name: 'newcomer', cause: unheardError });
    },
  }),

  check('unknown-path', {
    title: { ko: '모르는 경로는 거절합니다', en: 'Unknown paths are refused' },
    promise: {
      ko: '경로는 쿼리를 빼고 비교합니다. 모르는 경로에는 404로, 모르는 경로의 업그레이드에는 4xx로 응답하고, `GET //`에도 죽지 않습니다.',
      en: 'Paths are compared without the query; an unknown one is a 404, an upgrade there a 4xx, and `GET //` ends nothing.',
    },
    rests: 'RFC 9110 section 15.5.5',
    points: 1,
    async try(t) {
      for (const path of [`/${t.random.id()}`, '/', '//', '/ws/', `/ws${t.random.id(3)}`]) {
        (await t.get(path, { cause: wholePath })).expectStatus(404, { cause: wholePath });
        (await t.upgrade(path, { cause: wholePath })).expectStatus('4xx', { cause: wholePath });
      }
      await echoing(t, { cause: wholePath });
      await t.connect(`/ws?${t.random.id()}=1`, { cause: wholePath });
    },
  }),
];

const mixed = {
  ko: '읽던 바이트와 모으던 조각은 연결마다 따로 있어야 합니다. 함수나 클래스 바깥의 변수에 두지 않았는지 확인하세요.',
  en: 'Every connection has bytes and fragments of its own. Are they in a variable outside the function or class?',
};

const unheardError = {
  ko: "업그레이드한 소켓에서 나는 'error'는 직접 들어야 합니다. 듣는 이가 없으면 프로세스가 끝납니다. async 함수가 던진 예외도 잡아야 합니다.",
  en: "Nobody but you hears 'error' on an upgraded socket, and unheard it ends the process. So does what an async function throws and nobody catches.",
};

const wholePath = {
  ko: '경로는 물음표 앞부분 전체를 정확히 비교합니다. `new URL()`은 `//`에서 예외를 던집니다.',
  en: 'Compare the whole part before the question mark. `new URL()` throws for `//`.',
};
