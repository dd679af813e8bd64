import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Says whose request it is. `response` may get a cookie. */
export type Identify = (request: IncomingMessage, response?: ServerResponse) => string;

const cookieName = 'wirebook-learner';

/**
 * On loopback there is one learner, and no cookie: the code is there in another browser too. Where others may
 * connect, each browser is a learner of its own by a random cookie that scripts cannot read.
 */
export function createIdentify(loopback: boolean): Identify {
  if (loopback) return () => 'local';
  return (request, response) => {
    const known = cookie(request, cookieName);
    if (known !== undefined && /^[\w-]{22}$/.test(known)) return known;
    const learner = randomBytes(16).toString('base64url');
    // Lax: with Strict, a visit by a link from elsewhere would come without the cookie and replace it.
    response?.appendHeader(
      'set-cookie',
      `${cookieName}=${learner}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
    );
    return learner;
  };
}

export function cookie(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
