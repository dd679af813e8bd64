import { fastifyCookie } from '@fastify/cookie';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookie } from '../learner.ts';

const name = 'wirebook-workshop';
const seconds = 60 * 60 * 24 * 90;

/**
 * Signed cookies that scripts cannot read. The value is the member's id; a signature by the workshop's own secret makes one
 * that was made up, or belongs to another workshop, worthless.
 */
export class Sessions {
  readonly #secret: string;
  readonly #secure: boolean;

  /** @param secure whether people come by HTTPS: then the cookie goes nowhere else */
  constructor(secret: string, secure: boolean) {
    this.#secret = secret;
    this.#secure = secure;
  }

  /** The member's id that the request's cookie vouches for. */
  memberOf(request: IncomingMessage): string | undefined {
    const value = cookie(request, name);
    if (value === undefined) return undefined;
    const { valid, value: id } = fastifyCookie.unsign(decoded(value), this.#secret);
    return valid ? id : undefined;
  }

  begin(response: ServerResponse, member: string): void {
    this.#set(response, encodeURIComponent(fastifyCookie.sign(member, this.#secret)), seconds);
  }

  end(response: ServerResponse): void {
    this.#set(response, '', 0);
  }

  /** Lax: with Strict, a visit by a link from a chat would come as nobody. */
  #set(response: ServerResponse, value: string, maxAge: number): void {
    const secure = this.#secure ? '; Secure' : '';
    response.appendHeader(
      'set-cookie',
      `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`,
    );
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
