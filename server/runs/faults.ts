import { createHash } from 'node:crypto';
import type { Side } from '../../grader/report.ts';
import type { Conditions, Faults, SetFaults } from '../play.ts';
import type { LaneConditions } from './lane.ts';

/** What is under way on a line without a fault, before its sender waits, in bytes. */
const mostHeld = 256 * 1024;

/** In front of a slow reader the same is little, or the sender would never notice. */
const mostHeldForSlow = 16 * 1024;

/** Both directions of a connection. */
export type LineConditions = Readonly<Record<Side, LaneConditions>>;

export const noFaults: Faults = {
  seed: '1',
  latencyMs: 0,
  jitterMs: 0,
  bandwidth: null,
  readsPerSecond: null,
  cutAfterMs: null,
  connections: {},
};

/** The faults as they are from now on; what is not named is without fault. */
export const faultsOf = (given: SetFaults): Faults => ({ ...noFaults, ...given });

/** The conditions of one connection. All chance is drawn from the seed, the number and the place in the stream. */
export function conditionsOf(faults: Faults, connection: number): LineConditions {
  const { latencyMs, jitterMs, bandwidth, readsPerSecond }: Conditions = {
    ...faults,
    ...faults.connections[String(connection)],
  };
  const jitterOf = (from: Side) => (offset: number) =>
    jitterMs === 0 ? 0 : jitterMs * draw(faults.seed, 'jitter', connection, from, offset);
  const network = bandwidth ?? Infinity;
  return {
    client: { latencyMs, jitterMs: jitterOf('client'), bytesPerSecond: network, mostHeld },
    server: {
      latencyMs,
      jitterMs: jitterOf('server'),
      bytesPerSecond: Math.min(network, readsPerSecond ?? Infinity),
      mostHeld: readsPerSecond === null ? mostHeld : mostHeldForSlow,
    },
  };
}

/** After how many milliseconds a connection is cut; undefined: not at all. */
export function cutAfter({ seed, cutAfterMs }: Faults, connection: number): number | undefined {
  if (!cutAfterMs) return undefined;
  const { from, to } = cutAfterMs;
  return from + Math.max(0, to - from) * draw(seed, 'cut', connection);
}

/** A number in [0, 1), always the same for the same parts. */
function draw(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join('\0')).digest().readUInt32BE() / 2 ** 32;
}
