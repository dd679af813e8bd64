import { z } from 'zod';

/**
 * What can be done to a run from outside: clients of the companion that do what browsers cannot, and faults of the
 * network between clients and program. Part of the API that server/api.ts lists.
 */

/** A header field, or a subprotocol: nothing that would begin another line. */
const visible = (most: number) => z.string().regex(new RegExp(`^[\\x20-\\x7e]{0,${most}}$`));

const token = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/);

/** Of connections, as lanes and diagrams show it. */
export const connectionName = z.string().regex(/^[^\p{C}]{1,40}$/u);

export const openClient = z.strictObject({
  /** Default `client 3`, after the number of its connection. */
  name: connectionName.exactOptional(),
  open: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('websocket'),
      path: z.string().regex(/^\/[\x21-\x7e]{0,2000}$/),
      protocols: z.array(token).max(20).exactOptional(),
      /** Added to the handshake; a name that it has already is replaced. */
      headers: z.record(token, visible(2000)).exactOptional(),
    }),
    /** A bare connection: nothing is sent by itself. */
    z.strictObject({ kind: z.literal('bytes') }),
  ]),
  /** Answer pings by itself. Default true for a WebSocket, false for bytes. */
  pong: z.boolean().exactOptional(),
});

/** At most 1 MiB and a few headers, in base64. */
const base64 = z.base64().max(1_400_000);

const rate = z.number().int().min(0).max(1_000_000_000);

export const clientAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('bytes'), base64 }),
  z.strictObject({
    do: z.literal('frame'),
    opcode: z.number().int().min(0).max(15),
    fin: z.boolean().exactOptional(),
    rsv1: z.boolean().exactOptional(),
    rsv2: z.boolean().exactOptional(),
    rsv3: z.boolean().exactOptional(),
    /** Default true, as RFC 6455 section 5.1 wants it of clients. */ masked: z.boolean().exactOptional(),
    base64: base64.exactOptional(),
    /** Length to announce, where it is not to be the true one. */
    length: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).exactOptional(),
    /** Bytes beside the 7 bits to tell the length with. Default the fewest. */
    lengthBytes: z.literal([0, 2, 8]).exactOptional(),
  }),
  z.strictObject({ do: z.literal('message'), text: z.string().max(1_400_000) }),
  z.strictObject({
    do: z.literal('close'),
    code: z.number().int().min(0).max(65_535).exactOptional(),
    reason: z.string().max(123).exactOptional(),
  }),
  /** The cable is pulled: nothing arrives in either direction, and nobody is told. */
  z.strictObject({ do: z.literal('freeze') }),
  z.strictObject({ do: z.literal('thaw') }),
  /** Reads no more than so many bytes a second; null: as fast as they come. */
  z.strictObject({ do: z.literal('slow'), bytesPerSecond: rate.nullable() }),
  /** Ends its half of the TCP connection. */
  z.strictObject({ do: z.literal('end') }),
  /** Is gone at once, without a close frame. */
  z.strictObject({ do: z.literal('cut') }),
]);

export const connectionAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cut') }),
  z.strictObject({ do: z.literal('freeze') }),
  z.strictObject({ do: z.literal('thaw') }),
  z.strictObject({ do: z.literal('slow'), bytesPerSecond: rate.nullable() }),
]);

const ms = z.number().int().min(0).max(10_000);

export const conditions = z.strictObject({
  /** What every byte takes in either direction, in milliseconds. */ latencyMs: ms.exactOptional(),
  /** At most so much comes on top, drawn from the seed. */ jitterMs: ms.exactOptional(),
  /** Of each direction, in bytes a second. */
  bandwidth: rate.min(1).nullable().exactOptional(),
  /** A slow reader: what the client takes, in bytes a second. */
  readsPerSecond: rate.nullable().exactOptional(),
});

const duration = z.number().int().min(0).max(600_000);

export const setFaults = z.strictObject({
  ...conditions.shape,
  /** All chance comes from it: the same seed, the same faults. */ seed: z.string().max(64).exactOptional(),
  /** Every connection opened from now on is cut after a time between these, drawn from the seed. */
  cutAfterMs: z.strictObject({ from: duration, to: duration }).nullable().exactOptional(),
  /** By number: other conditions for one connection. */
  connections: z
    .record(z.string().regex(/^\d{1,6}$/), conditions)
    .refine((given) => Object.keys(given).length <= 100, 'At most 100 connections')
    .exactOptional(),
});

export const restart = z.strictObject({
  /** For how long nobody listens in between, in milliseconds. Default 0. */
  downMs: z.number().int().min(0).max(30_000).exactOptional(),
  /** Without a SIGTERM before it, as in a crash. Default false. */ kill: z.boolean().exactOptional(),
});

export const signal = z.strictObject({ signal: z.literal('SIGTERM') });

export type OpenClient = z.output<typeof openClient>;
export type ClientAction = z.output<typeof clientAction>;
export type ConnectionAction = z.output<typeof connectionAction>;
export type Conditions = Readonly<Required<z.output<typeof conditions>>>;
export type SetFaults = z.output<typeof setFaults>;
export type Restart = z.output<typeof restart>;
export type Signal = z.output<typeof signal>;

/** The faults of a run as they are now. */
export interface Faults extends Conditions {
  readonly seed: string;
  readonly cutAfterMs: { readonly from: number; readonly to: number } | null;
  readonly connections: Readonly<Record<string, z.output<typeof conditions>>>;
}

/** A client of the companion's own. */
export interface RunClient {
  readonly id: string;
  readonly name: string;
  /** Its number in wire events. */ readonly connection: number;
  readonly open: boolean;
  /** HTTP status that its handshake was answered with; none where no answer came within 5 s, or for bytes. */
  readonly status?: number;
}
