import type { OpenClient } from '../../../server/play.ts';
import type { Program } from '../program.ts';

/** The four ways to say who you are. */
export const doors = ['query', 'cookie', 'message', 'ticket'] as const;
export type Door = (typeof doors)[number];

/** The bank whose customer is attacked: one that trusts the cookie, and one that looks at Origin. */
export type Bank = 'wrong' | 'right';

const secret = 'alice-secret';
const session = 'session=s3ss10n';
const ours = 'https://app.example';
const evil = 'https://evil.example';

/** What is opened, as a browser would open it, and said first. */
export interface Attempt {
  readonly opening: OpenClient;
  readonly says?: string;
}

const websocket = (
  name: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): OpenClient => ({ name, open: { kind: 'websocket', path, headers } });

export const programOf = (bank?: Bank): string =>
  bank ? `samples/auth/pitfalls/hijack-${bank}` : 'samples/auth/four-ways';

/** Alice comes in by a door, from a page of ours. A ticket is bought before, with the secret in a header. */
export async function alice(door: Door, program: Program): Promise<Attempt> {
  const origin = { Origin: ours };
  if (door === 'query') return { opening: websocket('alice', `/query?token=${secret}`, origin) };
  if (door === 'cookie') return { opening: websocket('alice', '/cookie', { ...origin, Cookie: session }) };
  if (door === 'message') return { opening: websocket('alice', '/message', origin), says: secret };
  const answer = await fetch(new URL('tickets', program.origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
  });
  const { ticket } = (await answer.json()) as { readonly ticket: string };
  return { opening: websocket('alice', `/ticket?ticket=${ticket}`, origin) };
}

/** A thief who has read the log tries what stands in its last line. */
export function thief(log: readonly string[]): Attempt | undefined {
  const path = /"GET (\S+) HTTP/.exec(log.at(-1) ?? '')?.[1];
  return path === undefined ? undefined : { opening: websocket('thief', path) };
}

/** A page of somebody else's, in the browser of Alice, who is logged in: the browser adds her cookie, and the true Origin. */
export const evilPage = (): Attempt => ({
  opening: websocket('evil page', '/ws', { Origin: evil, Cookie: session }),
});
