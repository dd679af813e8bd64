import {
  check,
  type Client,
  connectAs,
  fieldsOf,
  type Localized,
  type Trial,
  whenMissing,
  whenSaid,
} from '../../../grader/kit/index.ts';

/** Enters, and lets `joined` pass. */
const enterQuietly = (t: Trial, name: string): Promise<Client> =>
  connectAs(t, name, { ignore: (text) => fieldsOf(text).type === 'joined' });

/** Each of these hears once that each of those has left, in whatever order, and nothing else. */
async function expectLeft(
  listeners: readonly Client[],
  leavers: readonly Client[],
  cause: Localized,
): Promise<void> {
  for (const listener of listeners) {
    const awaited = new Set(leavers.map(({ name }) => name));
    const isAwaited = (name: unknown): boolean => awaited.delete(String(name));
    for (let count = 0; count < leavers.length; count += 1) {
      const [only] = leavers.length === 1 ? awaited : [];
      const expected = { type: 'left', name: only ?? isAwaited };
      await listener.expectJson(expected, { causes: [whenMissing(cause)], cause: twice });
    }
    await listener.expectNothing({ cause: twice });
  }
}

export const notices = [
  check('joined-announced', {
    title: { ko: '누가 오면 다른 모두가 듣습니다', en: 'Everyone else hears who joined' },
    promise: {
      ko: '누군가 연결하면 먼저 와 있던 모두가 `joined`를 한 번 받고, 온 사람 자신은 받지 않습니다.',
      en: 'When someone connects, everyone who was there gets `joined` once; the newcomer does not.',
    },
    rests: '/ws?name=alice',
    points: 2,
    async try(t) {
      const clients: Client[] = [];
      for (let count = 0; count < 4; count += 1) {
        const name = t.random.name();
        const newcomer = await connectAs(t, name);
        for (const client of clients)
          await client.expectJson({ type: 'joined', name }, { causes: [whenMissing(notTold)], cause: shape });
        await newcomer.expectNothing({
          causes: [whenSaid((said) => said.name === name, toOneself)],
          cause: unasked,
        });
        clients.push(newcomer);
      }
      for (const client of clients) await client.expectNothing({ cause: twice });
    },
  }),

  check('left-announced', {
    title: { ko: '누가 가면 다른 모두가 한 번 듣습니다', en: 'Everyone else hears once who left' },
    promise: {
      ko: '연결이 닫히면 남은 모두가 `left`를 정확히 한 번 받습니다.',
      en: 'When a connection is closed, everyone who stays gets exactly one `left`.',
    },
    rests: '/ws?name=alice',
    points: 2,
    async try(t) {
      const names = Array.from({ length: 5 }, () => t.random.name());
      const clients: Client[] = [];
      for (const name of names) clients.push(await enterQuietly(t, name));
      for (const code of t.random.shuffle([1000, 1001, undefined])) {
        const [leaver] = clients.splice(t.random.integer(0, clients.length - 1), 1);
        leaver?.close(code);
        if (leaver) await expectLeft(clients, [leaver], notOnClose);
      }
    },
  }),

  check('left-after-abrupt-disconnect', {
    title: { ko: '갑자기 사라져도 left는 한 번입니다', en: 'One left for whoever vanishes, too' },
    promise: {
      ko: '종료 프레임 없이 끊기거나 프로토콜을 어긴 연결도 `left`를 정확히 한 번 남깁니다. 여럿이 한꺼번에 사라져도 그렇습니다.',
      en: 'A connection that breaks off or breaks the protocol causes exactly one `left`, and so does each of many at once.',
    },
    rests: 'RFC 6455 section 7.1.7',
    points: 2,
    async try(t) {
      const clients: Client[] = [];
      for (let count = 0; count < 8; count += 1) clients.push(await enterQuietly(t, t.random.name()));
      const [vanishing, breaking, ...others] = t.random.shuffle(clients);
      const stay = others.splice(0, 2);
      vanishing?.destroy();
      if (vanishing && breaking) await expectLeft([...stay, ...others, breaking], [vanishing], onlyClean);
      breaking?.sendFrame({ opcode: 0x3, payload: t.random.id() });
      if (breaking) await expectLeft([...stay, ...others], [breaking], onlyClean);
      for (const each of others) each.destroy();
      await expectLeft(stay, others, manyAtOnce);
    },
  }),
];

const notTold: Localized = {
  ko: '새로 온 사람을 모두에게 알리지 않았습니다. 목록에 있는 다른 모든 연결에 `joined`를 보내세요.',
  en: 'Not everybody was told who came. Send `joined` to every other connection on your list.',
};

const shape: Localized = {
  ko: '`{"type":"joined","name":"..."}`이어야 하고, `name`은 새로 온 사람의 이름입니다.',
  en: 'It has to be `{"type":"joined","name":"..."}` with the name of the one who came.',
};

const toOneself: Localized = {
  ko: '온 사람 자신에게도 알렸습니다. 알린 다음에 목록에 넣거나, 알릴 때 그 사람을 건너뛰세요.',
  en: 'The newcomer was told of itself. Announce before you put it on the list, or leave it out of the loop.',
};

const unasked: Localized = {
  ko: '약속하지 않은 말을 먼저 보냈습니다. 새로 온 사람에게는 아무것도 보내지 않습니다.',
  en: 'Something was sent that nobody asked for. A newcomer is sent nothing.',
};

const twice: Localized = {
  ko: '같은 소식이 두 번 갔거나 다른 말이 섞였습니다. `close`에서만 알리고, `error`나 전송 실패에서는 알리지 마세요.',
  en: 'It was announced twice, or something else came. Announce in `close` alone, not in `error` or where a send fails.',
};

const notOnClose: Localized = {
  ko: '연결이 닫혔는데 알리지 않았습니다. `close` 리스너에서 코드와 관계없이 `left`를 보내세요.',
  en: 'A connection was closed and nobody was told. Send `left` in the listener of `close`, whatever the code.',
};

const onlyClean: Localized = {
  ko: '인사 없이 끝난 연결을 알리지 않았습니다. `close`는 어떻게 끝나든 오고, 그때 코드는 1006이나 1002일 수 있습니다.',
  en: 'An end without a goodbye was not announced. `close` fires for every end, also with code 1006 or 1002.',
};

const manyAtOnce: Localized = {
  ko: '한꺼번에 사라진 사람들 가운데 일부만 알렸습니다. 목록을 도는 중에 `splice`로 지우면 다음 사람을 건너뛰고, 죽은 연결로 보내다 난 예외는 반복문을 끝냅니다.',
  en: 'Of those who vanished together not all were announced. `splice` in the middle of a loop skips the next one, and an exception from a dead connection ends the loop.',
};
