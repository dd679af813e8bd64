import { fastifyCookie } from '@fastify/cookie';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookie } from '../learner.ts';

const name = 'wirebook-workshop';
const seconds = 60 * 60 * 24 * 90;

/** A request and the answer to it. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Signed cookies that scripts cannot read. The value is the member's id; a signature by the workshop's own secret makes one
 * that was made up, or belongs to another workshop, worthless.
 */
export class Sessions {
  readonly #secret: string;
  readonly #tls: boolean;

  /** @param tls whether the companion itself speaks HTTPS */
  constructor(secret: string, tls: boolean) {
    this.#secret = secret;
    this.#tls = tls;
  }

  /** The member's id that the request's cookie vouches for. */
  memberOf(request: IncomingMessage): string | undefined {
    const value = cookie(request, name);
    if (value === undefined) return undefined;
    const { valid, value: id } = fastifyCookie.unsign(decoded(value), this.#secret);
    return valid ? id : undefined;
  }

  /** Answers whoever has joined with their cookie. */
  begin(exchange: Exchange, member: string): void {
    this.#set(exchange, encodeURIComponent(fastifyCookie.sign(member, this.#secret)), seconds);
  }

  end(exchange: Exchange): void {
    this.#set(exchange, '', 0);
  }

  /** Lax: with Strict, a visit by a link from a chat would come as nobody. */
  #set({ request, response }: Exchange, value: string, maxAge: number): void {
    // Who came by HTTPS, to us or to a proxy before us, sends the cookie by nothing else. The browser itself says how it came.
    const secure = this.#tls || request.headers.origin?.startsWith('https:') ? '; Secure' : '';
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
