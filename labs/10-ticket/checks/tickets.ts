import type { Client, Random, Response, Trial } from '../../../grader/kit/index.ts';

export interface Text {
  readonly ko: string;
  readonly en: string;
}

export interface User {
  readonly token: string;
  readonly user: string;
}

/** Two users whom nobody could have known before. */
export const drawUsers = (random: Random): { readonly USERS: string } => {
  const users = [random, random].map((each) => [each.id(24), each.name()]);
  return { USERS: JSON.stringify(Object.fromEntries(users)) };
};

/** A lifetime that is not the default: of so many seconds, or of so many ms where it has to be waited for. */
export const lifetimeOf =
  (virtual: readonly [number, number], real: number) =>
  (random: Random, time: Trial['time']): { readonly TICKET_TTL_MS: string } => ({
    TICKET_TTL_MS: String(time === 'virtual' ? random.integer(...virtual) * 1000 : real),
  });

/** Longer than the default. */
export const longLifetime = lifetimeOf([80, 120], 4000);

/** The users that the program was started with. */
export function usersOf(t: Trial): [User, User] {
  const users = JSON.parse(t.variables['USERS'] ?? '{}') as Record<string, string>;
  const [first, second] = Object.entries(users).map(([token, user]) => ({ token, user }));
  if (!first || !second) throw new Error('The check was not given two users.');
  return [first, second];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Asks for a ticket with this Authorization header, or without one. */
export const askFor = (t: Trial, authorization?: string, cause?: Text): Promise<Response> =>
  t.request('POST', '/tickets', {
    headers: { Authorization: authorization, 'Content-Length': '0' },
    ...(cause && { cause }),
  });

/** The ticket in an answer to somebody who may have one. */
export function ticketIn(response: Response): string {
  response.expectStatus(201, { cause: noTicket });
  const { ticket } = response.expectJson({ ticket: isText }, { cause: noTicket }) as { ticket: string };
  return ticket;
}

/** Gets a ticket for the user. */
export const issue = async (t: Trial, { token }: User): Promise<string> =>
  ticketIn(await askFor(t, `Bearer ${token}`));

export const pathOf = (ticket: string): string => `/ws?ticket=${encodeURIComponent(ticket)}`;

export interface EnterOptions {
  readonly name?: string;
  readonly origin?: string;
  readonly cause?: Text;
}

/** Connects with a ticket that must open the door, and is welcomed by name. */
export async function enter(
  t: Trial,
  ticket: string,
  { user }: User,
  { name, origin, cause = turnedAway }: EnterOptions = {},
): Promise<Client> {
  const client = await t.connect(pathOf(ticket), {
    headers: { Origin: origin },
    cause,
    ...(name !== undefined && { name }),
  });
  const causes = [{ when: (seen?: { readonly kind: string }) => seen?.kind === 'close', say: cause }];
  await client.expectJson({ type: 'welcome', user }, { causes, cause: notWelcomed });
  return client;
}

/** Connects where nobody may get in: HTTP 401 or 403, or a close with 4001 and nothing before it. */
export async function expectRefused(t: Trial, path: string, cause: Text): Promise<void> {
  const { response, client } = await t.knock(path, { cause });
  if (client) await client.expectClose(4001, { cause });
  else response.expectStatus([401, 403], { cause: otherStatus });
}

const noTicket = {
  ko: '`POST /tickets`에 올바른 토큰이 오면 201과 JSON `{"ticket": "…", "expiresInMs": …}`으로 응답해야 합니다. `Authorization` 헤더에서 `Bearer ` 뒤의 부분을 꺼내 `USERS`에서 찾으세요.',
  en: '`POST /tickets` with a known token has to answer 201 and the JSON `{"ticket": "…", "expiresInMs": …}`. Take what stands behind `Bearer ` in the `Authorization` header, and look it up in `USERS`.',
};

const turnedAway = {
  ko: '아직 쓸 수 있는 티켓인데 거절했습니다. 쿼리의 `ticket`을 디코딩해서 읽는지, 티켓을 발급할 때 저장한 키와 같은 값으로 찾는지 확인하세요.',
  en: 'A ticket that is still good was turned away. Is `ticket` read from the query, decoded, and looked up by the key under which it was stored?',
};

const notWelcomed = {
  ko: '티켓으로 들어온 연결에는 가장 먼저 `{"type":"welcome","user":…}`을 보내야 합니다. 사용자는 그 티켓을 받은 사람입니다.',
  en: 'A connection that came in with a ticket is first of all sent `{"type":"welcome","user":…}`, where the user is whoever got that ticket.',
};

const otherStatus = {
  ko: '들어올 수 없는 사람에게는 업그레이드에 401이나 403으로 답하거나, 받아들인 뒤 코드 4001로 닫습니다.',
  en: 'Whoever may not come in gets a 401 or 403 to the upgrade, or is let through the handshake and closed with 4001.',
};
