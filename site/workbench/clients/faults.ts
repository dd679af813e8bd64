import type { Faults, SetFaults } from '../../../server/play.ts';

/** The knobs, as typed. */
export type Knobs = Readonly<Record<'latencyMs' | 'jitterMs' | 'bandwidth' | 'cutAfterMs' | 'seed', string>>;

/** What becomes of the faults as they are. */
type Turn = (now: Faults) => SetFaults;

/**
 * All connections alike, but that slow readers stay slow: they have a button of their own.
 * @returns undefined where something is no whole number, or out of bounds
 */
export const faultsOfAll = (typed: Knobs): Turn | undefined => {
  const conditions = conditionsOf(typed);
  const cut = numberIn(typed.cutAfterMs, 600_000);
  if (!conditions || cut === undefined) return undefined;
  return ({ connections }) => ({
    ...conditions,
    // Each connection at a time of its own.
    cutAfterMs: cut === null ? null : { from: Math.floor(cut / 2), to: cut },
    seed: typed.seed.slice(0, 64),
    connections: slowOnly(connections),
  });
};

/** One connection has conditions of its own, and the others what they had. @returns undefined as above */
export const faultsOfOne = (typed: Knobs, connection: number): Turn | undefined => {
  const conditions = conditionsOf(typed);
  if (!conditions) return undefined;
  return (now) => ({
    ...now,
    connections: { ...now.connections, [connection]: { ...now.connections[connection], ...conditions } },
  });
};

const slowOnly = (connections: Faults['connections']): Faults['connections'] =>
  Object.fromEntries(
    Object.entries(connections).flatMap(([number, { readsPerSecond }]) =>
      typeof readsPerSecond === 'number' ? [[number, { readsPerSecond }] as const] : [],
    ),
  );

const conditionsOf = (typed: Knobs) => {
  const latencyMs = numberIn(typed.latencyMs, 10_000);
  const jitterMs = numberIn(typed.jitterMs, 10_000);
  const bandwidth = numberIn(typed.bandwidth, 1_000_000_000);
  if (latencyMs === undefined || jitterMs === undefined || bandwidth === undefined) return undefined;
  return bandwidth === 0 ? undefined : { latencyMs: latencyMs ?? 0, jitterMs: jitterMs ?? 0, bandwidth };
};

/** Null for nothing. */
const numberIn = (text: string, most: number): number | null | undefined => {
  if (text === '') return null;
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
};
