/** What the reader can turn. Times in milliseconds. */
export interface Settings {
  readonly clients: number;
  readonly baseMs: number;
  readonly maxMs: number;
  /** How much of a wait is drawn: nothing, its upper half, or all of it. */
  readonly jitter: 'none' | 'half' | 'full';
  /** For how long nobody listens. */ readonly downMs: number;
  /** Handshakes that the server manages in a second; what is over it is refused. */
  readonly capacity: number;
  readonly seed: number;
}

/** Attempts that began within one bar of the histogram. */
export interface Bar {
  /** Of its beginning, since the restart. */ readonly atMs: number;
  readonly accepted: number;
  readonly refused: number;
}

export interface Outcome {
  readonly bars: readonly Bar[];
  /** Most attempts in one second. */ readonly peak: number;
  readonly attempts: number;
  /** When the last client was back; undefined where some were not when the time was over. */
  readonly backMs: number | undefined;
}

export const barMs = 500;
export const shownMs = 60_000;
/** A client hears of the loss a little later than the next one. */
const noticeMs = 50;

/** The same seed gives the same numbers from 0 to 1 (mulberry32). */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

/** How long a client waits before the attempt with this number, which counts from 1. */
const waitOf = ({ baseMs, maxMs, jitter }: Settings, attempt: number, random: () => number): number => {
  const bound = Math.min(maxMs, baseMs * 2 ** (attempt - 1));
  if (jitter === 'none') return bound;
  return jitter === 'half' ? bound / 2 + (random() * bound) / 2 : random() * bound;
};

interface Attempt {
  readonly atMs: number;
  readonly number: number;
}

/** All clients lose their connection at 0 and try to come back. Nothing here is measured: it is worked out. */
export const simulate = (settings: Settings): Outcome => {
  const random = randomFrom(settings.seed);
  const bars = Array.from({ length: shownMs / barMs }, () => ({ accepted: 0, refused: 0 }));
  const bySecond = new Array<number>(shownMs / 1000).fill(0);
  const room = new Array<number>(shownMs / 1000).fill(settings.capacity);
  const soon = (atMs: number, number: number): Attempt => ({
    atMs: atMs + waitOf(settings, number, random),
    number,
  });
  const start = Array.from({ length: settings.clients }, () => soon(random() * noticeMs, 1));
  let [attempts, missing, backMs] = [0, settings.clients, 0];
  for (const { atMs, number } of inOrder(start, (next) => soon(next.atMs, next.number + 1), refused)) {
    const bar = bars[Math.floor(atMs / barMs)];
    if (!bar) continue;
    attempts += 1;
    bySecond[secondOf(atMs)] = (bySecond[secondOf(atMs)] ?? 0) + 1;
    if (refused({ atMs, number })) bar.refused += 1;
    else {
      bar.accepted += 1;
      room[secondOf(atMs)] = (room[secondOf(atMs)] ?? 0) - 1;
      missing -= 1;
      backMs = atMs;
    }
  }
  return {
    bars: bars.map((bar, index) => ({ atMs: index * barMs, ...bar })),
    peak: Math.max(...bySecond),
    attempts,
    backMs: missing === 0 ? backMs : undefined,
  };

  function refused({ atMs }: Attempt): boolean {
    return atMs < settings.downMs || (room[secondOf(atMs)] ?? 0) <= 0;
  }
};

const secondOf = (atMs: number): number => Math.floor(atMs / 1000);

/** Attempts in the order of their time; one that is refused brings another later on. */
function* inOrder(
  start: readonly Attempt[],
  again: (refused: Attempt) => Attempt,
  refused: (attempt: Attempt) => boolean,
): Generator<Attempt> {
  const slots: Attempt[][] = Array.from({ length: shownMs / 10 }, () => []);
  const put = (attempt: Attempt): void => void slots[Math.floor(attempt.atMs / 10)]?.push(attempt);
  start.forEach(put);
  for (const slot of slots) {
    // What is put into this very slot meanwhile is taken, too.
    for (let next = slot.shift(); next; next = slot.shift()) {
      const later = refused(next) ? again(next) : undefined;
      yield next;
      if (later) put(later);
    }
  }
}
