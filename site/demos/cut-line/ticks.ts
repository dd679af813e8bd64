/** How a number got here, or that it did not. */
export type Kind = 'live' | 'replayed' | 'missing';

export interface Tick {
  readonly number: number;
  readonly kind: Kind;
}

/** What one reader has received, by number. */
export type Received = ReadonlyMap<number, Exclude<Kind, 'missing'>>;

/** Every number from the first that the reader received to `newest`, and what became of each. */
export const ticksOf = (received: Received, newest: number): readonly Tick[] => {
  const first = Math.min(...received.keys());
  if (received.size === 0) return [];
  return Array.from({ length: newest - first + 1 }, (_, index) => {
    const number = first + index;
    return { number, kind: received.get(number) ?? 'missing' };
  });
};
