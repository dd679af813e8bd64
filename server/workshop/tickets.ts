import { randomId } from './secrets.ts';

/** A ticket that nobody used is worthless after so long. */
export const ticketMs = 30_000;

interface Issued {
  readonly holder: string;
  readonly expires: NodeJS.Timeout;
}

/** One-time tickets for the live connection, as lesson 10 teaches: a browser cannot send headers with a WebSocket. */
export class Tickets {
  readonly #issued = new Map<string, Issued>();

  issue(holder: string): string {
    const ticket = randomId();
    const expires = setTimeout(() => this.#issued.delete(ticket), ticketMs).unref();
    this.#issued.set(ticket, { holder, expires });
    return ticket;
  }

  /** Whose ticket it was; undefined for one that was used, has expired or never was. */
  redeem(ticket: string): string | undefined {
    const issued = this.#issued.get(ticket);
    if (!issued) return undefined;
    this.#issued.delete(ticket);
    clearTimeout(issued.expires);
    return issued.holder;
  }
}
