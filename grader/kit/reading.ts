import type { Context } from './context.ts';
import { showsLife } from './life.ts';

/** For how long a program is given the occasion to read, in milliseconds; one that answers at all takes less than one. */
const longestMs = 1000;

/**
 * Resolves true once the program has had the occasion to read all that it was sent before: it answered a request that came
 * later, on a connection of its own. False where it answered none within a second; then nothing is known.
 */
export async function hasRead(context: Context): Promise<boolean> {
  const over = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), longestMs);
  try {
    return await Promise.race([showsLife(context, over.signal), late]);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

/**
 * Sends each piece after the program has read the one before, so that no two of them come in one read, whatever else the
 * machine is doing. A program that does not answer requests may get them together.
 */
export async function sendApart(
  context: Context,
  pieces: Iterable<Uint8Array>,
  send: (piece: Uint8Array) => void,
): Promise<void> {
  let reads = true;
  for (const piece of pieces) {
    send(piece);
    context.signal.throwIfAborted();
    reads = reads && (await hasRead(context));
  }
}
