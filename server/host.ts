import { z } from 'zod';

/**
 * The server that a client lab's program talks to while it runs: the learner plays it. Part of the API that server/api.ts lists.
 */

/**
 * `accept`: answers handshakes with a 101; `refuse`: with a 503; `silent`: nothing is answered any more, on open connections
 * too; `down`: nobody listens.
 */
export const hostMode = z.enum(['accept', 'refuse', 'silent', 'down']);

export const hostAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('mode'), mode: hostMode }),
  /** One more event: to whoever is connected now, and to whoever comes with an older `last`. */
  z.strictObject({ do: z.literal('event') }),
  z.strictObject({ do: z.literal('message'), text: z.string().max(16_384) }),
  z.strictObject({ do: z.literal('ping') }),
  z.strictObject({ do: z.literal('close'), code: z.number().int().min(1000).max(4999).exactOptional() }),
  /** Every connection is gone at once, without a close frame. */
  z.strictObject({ do: z.literal('cut') }),
]);

export type HostMode = z.output<typeof hostMode>;
export type HostAction = z.output<typeof hostAction>;

/** How the server stands. */
export interface Host {
  readonly mode: HostMode;
  /** Id of the newest event; 0 before the first. */ readonly lastId: number;
  /** WebSocket connections that are open. */ readonly connections: number;
}
