import { check, expectStats, type Trial } from '../../../grader/kit/index.ts';
import {
  enter,
  expectRefused,
  issue,
  lifetimeOf,
  longLifetime,
  pathOf,
  type Text,
  usersOf,
} from './tickets.ts';

/** So many tickets as `fits` are told of by `/stats`, within a second. */
const expectTickets = (t: Trial, fits: number | readonly number[], cause: Text): Promise<unknown> =>
  expectStats(t, { tickets: (value: unknown) => [fits].flat().includes(value as number) }, { cause });

/** How many there are; those of earlier checks may be among them. */
async function ticketsNow(t: Trial): Promise<number> {
  const { tickets } = (await expectStats(t, { tickets: Number.isInteger }, { cause: miscounted })) as {
    tickets: number;
  };
  return tickets;
}

const shortLifetime = lifetimeOf([6, 15], 500);

export const lifetime = [
  check('lasts', {
    title: { ko: '티켓은 수명만큼은 살아 있습니다', en: 'A ticket lives as long as it was promised' },
    promise: {
      ko: '쓰지 않은 티켓은 `TICKET_TTL_MS`가 지나기 전까지 쓸 수 있습니다.',
      en: 'A ticket that nobody used is good until `TICKET_TTL_MS` have gone by.',
    },
    rests: 'TICKET_TTL_MS',
    points: 1,
    needs: ['time'],
    variables: longLifetime,
    async try(t) {
      const [user, other] = usersOf(t);
      const ms = t.ms('TICKET_TTL_MS');
      // The second is young when a lifetime is over since the start. A busy machine must not make one too old while nobody waits.
      const steps = t.time === 'virtual' ? [0.5, 0.49, 0.49] : [0.6, 0.05, 0.45];
      const [first, second, third] = steps.map((part) => part * ms) as [number, number, number];
      const early = await issue(t, user);
      await t.advance(first);
      const late = await issue(t, other);
      await t.advance(second);
      await enter(t, early, user, { cause: tooSoon });
      await t.advance(third);
      await enter(t, late, other, { cause: tooSoon });
    },
  }),

  check('expires', {
    title: { ko: '수명이 지난 티켓은 쓸 수 없습니다', en: 'A ticket that is too old opens nothing' },
    promise: {
      ko: '`TICKET_TTL_MS`가 지난 티켓은 쓴 적이 없어도 거절합니다.',
      en: 'A ticket is refused once `TICKET_TTL_MS` have gone by, though nobody has used it.',
    },
    rests: 'TICKET_TTL_MS',
    points: 2,
    needs: ['time'],
    variables: shortLifetime,
    async try(t) {
      const [user] = usersOf(t);
      const ms = t.ms('TICKET_TTL_MS');
      // At several moments of a clean-up that may come round: one that is due just now would hide that nobody looks.
      for (const moment of [0, 0.35, 0.7]) {
        await t.advance(moment * ms);
        const ticket = await issue(t, user);
        await t.advance(ms + t.slack(ms) / 10);
        await expectRefused(t, pathOf(ticket), tooOld);
      }
    },
  }),

  check('swept', {
    title: { ko: '버려진 티켓은 메모리에서 사라집니다', en: 'Tickets that nobody came for are forgotten' },
    promise: {
      ko: '아무도 쓰지 않은 티켓은 두 수명 안에 메모리에서 사라지고, `/stats`의 `tickets`는 0이 됩니다.',
      en: 'A ticket that nobody used is gone from memory within two lifetimes, and `tickets` of `/stats` is 0.',
    },
    rests: 'GET /stats',
    points: 2,
    needs: ['time'],
    variables: shortLifetime,
    async try(t) {
      const [user] = usersOf(t);
      const ms = t.ms('TICKET_TTL_MS');
      await t.advance(0.4 * ms);
      for (let turn = 0; turn < 4; turn += 1) await issue(t, user);
      await t.advance(2 * ms + t.slack(ms));
      await expectTickets(t, 0, hoarded);
      await issue(t, user);
      await t.advance(2 * ms + t.slack(ms));
      await expectTickets(t, 0, sweptOnce);
    },
  }),

  check('stats', {
    title: { ko: '/stats가 남은 티켓 수를 알려 줍니다', en: '/stats tells how many tickets there are' },
    promise: {
      ko: '`GET /stats`는 아직 쓸 수 있거나 치우지 않은 티켓의 수를 1초 안에 정확히 알려 줍니다.',
      en: '`GET /stats` tells, right within a second, how many tickets can still be used or are not yet swept.',
    },
    rests: 'GET /stats',
    points: 1,
    async try(t) {
      const [user, other] = usersOf(t);
      const before = await ticketsNow(t);
      const ticket = await issue(t, user);
      for (const each of [other, other, user]) await issue(t, each);
      await expectTickets(t, before + 4, perUser);
      await expectRefused(t, pathOf(t.random.id(43)), miscounted);
      await expectTickets(t, before + 4, miscounted);
      await enter(t, ticket, user);
      // The used one may be gone at once, or with the next clean-up.
      await expectTickets(t, [before + 3, before + 4], perUser);
    },
  }),
];

const tooSoon = {
  ko: '아직 수명이 남은 티켓을 거절했습니다. 수명은 `TICKET_TTL_MS`에서 읽고, 티켓마다 발급한 때부터 셉니다. 모든 티켓을 한꺼번에 지우지 마세요.',
  en: 'A ticket was refused that had time left. Read the lifetime from `TICKET_TTL_MS`, count it for each ticket from its issue, and never clear all of them at once.',
};

const tooOld = {
  ko: '수명이 지난 티켓을 받아들였습니다. 청소가 언제 돌지에 기대지 말고, 쓰는 순간에 `Date.now() < expiresAt`을 확인하세요. 수명은 `TICKET_TTL_MS`에서 읽습니다.',
  en: 'A ticket was accepted that was too old. Do not rely on when the clean-up runs: look at `Date.now() < expiresAt` at the moment of use, with the lifetime from `TICKET_TTL_MS`.',
};

const hoarded = {
  ko: '두 수명이 지나도 티켓이 메모리에 남아 있습니다. 아무도 찾으러 오지 않는 티켓은 `setInterval`로 돌며 지워야 합니다.',
  en: 'Tickets are still in memory after two lifetimes. Those that nobody comes for have to be swept, with a `setInterval`.',
};

const sweptOnce = {
  ko: '처음 티켓들은 치웠지만 나중 것은 남았습니다. 청소는 한 번이 아니라 계속 돌아야 합니다: `setTimeout` 하나가 아니라 `setInterval`입니다.',
  en: 'The first tickets were swept, later ones were not. The clean-up has to come round again and again: `setInterval`, not one `setTimeout`.',
};

const miscounted = {
  ko: '티켓 수가 맞지 않습니다. 발급한 것만, 지금 저장소에 있는 만큼 세어야 합니다. `tickets.size`를 그때그때 읽으면 됩니다.',
  en: 'The number of tickets is wrong. Count what was issued and is in the store now: read `tickets.size` for each request.',
};

const perUser = {
  ko: '한 사용자가 티켓을 여러 장 받을 수 있습니다(탭이 여러 개일 수 있습니다). 사용자가 아니라 티켓을 키로 저장하고, 쓴 티켓만 지우세요.',
  en: 'One user may hold several tickets, one for each tab. Store them by ticket, not by user, and delete only the one that was used.',
};
