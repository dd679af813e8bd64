import { check, type Client, type Knock, type Trial } from '../../../grader/kit/index.ts';
import { enter, expectRefused, issue, pathOf, type User, usersOf } from './tickets.ts';

/** So many at the same moment. */
const rivals = 6;
/** So often: a program whose time is real cannot be made to stand still until all are there. */
const races = { virtual: 2, real: 8 } as const;
/** What keeps such a one busy while they arrive: short messages to echo. */
const talk = 300;

export const once = [
  check('works-once', {
    title: { ko: '티켓은 한 번만 씁니다', en: 'A ticket works once' },
    promise: {
      ko: '한 번 쓴 티켓으로는 들어올 수 없습니다. 먼저 들어온 연결이 살아 있든 끝났든 마찬가지입니다.',
      en: 'A ticket that was used opens nothing more, whether the connection that used it lives or has ended.',
    },
    rests: '/ws?ticket=',
    points: 2,
    async try(t) {
      const [user, other] = usersOf(t);
      const [ticket, others] = [await issue(t, user), await issue(t, other)];
      const first = await enter(t, ticket, user, { name: 'first' });
      await expectRefused(t, pathOf(ticket), reused);
      first.close(1000);
      await first.expectEnd();
      const witness = await enter(t, others, other, { name: 'witness', cause: allGone });
      // The program may hear of the end a moment later than we.
      for (let turn = 0; turn < 3; turn += 1) {
        await witness.settled();
        await expectRefused(t, pathOf(ticket), reusedLater);
      }
    },
  }),

  check('race', {
    title: { ko: '동시에 내도 한 명만 들어옵니다', en: 'Of those at the same moment, one gets in' },
    promise: {
      ko: '같은 티켓을 여러 연결이 동시에 내면 정확히 하나만 들어오고 나머지는 거절됩니다.',
      en: 'When several connections present one ticket at the same moment, exactly one gets in and the others are refused.',
    },
    rests: '/ws?ticket=',
    points: 2,
    async try(t) {
      const [user, other] = usersOf(t);
      const talker = await enter(t, await issue(t, other), other, { name: 'talker' });
      for (let turn = 0; turn < races[t.time]; turn += 1) await race(t, user, talker);
    },
  }),
];

async function race(t: Trial, user: User, talker: Client): Promise<void> {
  const ticket = await issue(t, user);
  const knocks = await t.knockAtOnce(pathOf(ticket), { count: rivals, keepBusy: () => chatter(t, talker) });
  await talker.settled();
  talker.drain();
  const winners: Winner[] = [];
  for (const knock of knocks) {
    const winner = await admitted(t, knock);
    if (winner) winners.push(winner);
  }
  const [first, second] = winners;
  if (first && !second) {
    first.client.destroy();
    return;
  }
  t.fail({
    expected: { ko: `${rivals}개 연결 중 하나만 들어옴`, en: `one of ${rivals} connections let in` },
    observed: { ko: `${winners.length}개가 들어왔습니다.`, en: `${winners.length} got in.` },
    event: second?.welcome ?? t.lastEvent,
    cause: second ? raced : nobody,
  });
}

function chatter(t: Trial, talker: Client): void {
  const message = talker.frame({ opcode: 1, payload: t.random.id() });
  talker.sendRaw(Buffer.concat(Array.from({ length: talk }, () => message)));
}

interface Winner {
  readonly client: Client;
  /** Index of the event in which it was welcomed. */ readonly welcome: number;
}

/** Who was welcomed; undefined for who was refused, in either way that is allowed. */
async function admitted(t: Trial, { response, client }: Knock): Promise<Winner | undefined> {
  if (!client) {
    response.expectStatus([401, 403]);
    return undefined;
  }
  const first = await client.expectAny();
  if (first.kind === 'text') return { client, welcome: first.event };
  if (first.kind === 'close' && first.code === 4001) return undefined;
  return t.fail({
    expected: { ko: '`welcome`이나 코드 4001의 종료 프레임', en: '`welcome`, or a close frame with 4001' },
    observed: { ko: `다른 것이 왔습니다(${first.kind}).`, en: `Something else came (${first.kind}).` },
    event: first.event,
    cause: neither,
  });
}

const neither = {
  ko: '거절할 때는 코드 4001로 닫거나 HTTP 401, 403으로 답합니다. 말없이 끊거나 다른 코드로 닫지 마세요.',
  en: 'Refuse with the close code 4001 or with HTTP 401 or 403: not by cutting the line, and not with another code.',
};

const reused = {
  ko: '이미 쓴 티켓을 또 받아들였습니다. 찾은 티켓은 그 자리에서 지우세요: `tickets.get(id)` 바로 뒤에 `tickets.delete(id)`.',
  en: 'A ticket that was used already was accepted again. Delete it where you find it: `tickets.delete(id)` right behind `tickets.get(id)`.',
};

const reusedLater = {
  ko: '쓴 티켓이 나중에 다시 통했습니다. 지금 연결 중인지가 아니라, 쓴 적이 있는지를 기억해야 합니다.',
  en: 'A used ticket worked again later. What counts is not whether somebody is connected with it, but whether it was ever used.',
};

const allGone = {
  ko: '남의 티켓까지 쓸 수 없게 되었습니다. 쓴 티켓 하나만 지우세요.',
  en: "Someone else's ticket was lost as well. Delete the one that was used, and no other.",
};

const raced = {
  ko: '티켓을 찾는 곳과 지우는 곳 사이에 `await`가 있으면, 그 틈에 다른 연결도 같은 티켓을 찾아냅니다. 찾기와 지우기를 한 번에 하고, 기다릴 일은 그 뒤로 미루세요.',
  en: 'With an `await` between finding the ticket and deleting it, another connection finds it too. Find and delete in one go, and do what has to be awaited afterwards.',
};

const nobody = {
  ko: '아무도 들어오지 못했습니다. 먼저 온 연결은 들여보내고, 그 뒤에 온 연결만 거절하세요.',
  en: 'Nobody got in. Let in whoever comes first, and refuse only those behind.',
};
