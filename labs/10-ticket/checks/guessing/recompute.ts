import { digest, letOthersGo } from '../../../../grader/kit/index.ts';
import type { User } from '../tickets.ts';

/** A program's clock says the second; it may have been read a moment before the ticket was made, or after. */
const slackMs = 100;
const second = 1000;
/** So many ms of it are looked through at a time: the process has others to serve. */
const atOnce = 50;

/** Digests by how many characters they have in hexadecimal and in base64url. */
const algorithms = [
  { name: 'md5', hex: 32, base64url: 22 },
  { name: 'sha1', hex: 40, base64url: 27 },
  { name: 'sha256', hex: 64, base64url: 43 },
  { name: 'sha512', hex: 128, base64url: 86 },
] as const;

/**
 * The text whose digest the ticket is, where it was made of nothing but who asked, when, and the how-manieth it was: what
 * anybody could compute who knows the user. `date` is the program's clock to the second, in ms.
 */
export async function sourceOf(ticket: string, who: User, date: number): Promise<string | undefined> {
  const digests = digestsLike(ticket);
  for (let ms = date - slackMs; ms < date + second + slackMs; ms += 1) {
    if (ms % atOnce === 0) await letOthersGo();
    for (const text of textsOf(who, ms)) if (digests.some((isLike) => isLike(text))) return text;
  }
  return undefined;
}

/** Tells of a text whether the ticket is its digest, or begins it, for every digest that could look so. */
function digestsLike(ticket: string): readonly ((text: string) => boolean)[] {
  // Hyphens part the groups of a UUID; in base64url they are digits.
  const ungrouped = ticket.replaceAll('-', '');
  const isHex = /^[0-9a-f]+$/i.test(ungrouped);
  const bare = isHex ? ungrouped : ticket.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const encoding = isHex ? 'hex' : 'base64url';
  // Bits beyond the last whole byte are left out.
  const wanted = Buffer.from(bare, encoding).toString('hex');
  const exact = algorithms.filter((algorithm) => algorithm[encoding] === bare.length);
  const cut = algorithms.filter(({ name }) => name === 'sha256');
  return (exact.length > 0 ? exact : cut).map(
    ({ name }) =>
      (text) =>
        digest(name, text).startsWith(wanted),
  );
}

/** What people put together: name or token and time, either first, with or without a number. */
function textsOf({ user, token }: User, ms: number): readonly string[] {
  const pairs = [user, token].flatMap((who) =>
    ['', ':', '-', '_', '.', '|'].flatMap((between) => [`${who}${between}${ms}`, `${ms}${between}${who}`]),
  );
  const numbered = ['', ':', '-'].flatMap((between) =>
    [0, 1].flatMap((number) => [
      [user, ms, number].join(between),
      [ms, user, number].join(between),
      [number, user, ms].join(between),
      [user, number, ms].join(between),
    ]),
  );
  return [String(ms), ...pairs, ...numbered];
}
