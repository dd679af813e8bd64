import type { Context } from './context.ts';

const pingAfterMs = 100;
/** Without the Host that HTTP/1.1 asks for, every library answers 400 by itself and no code of the learner is run. */
const request = 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n';

/**
 * Waits for a sign of life: any answer to a request on a connection of its own, or, where that is slow to come, to `ping`.
 * What the program was sent before is read by then, so that an answer that has not come will not come.
 * @returns false when there was none within `ms`
 */
export async function showsLife(
  context: Context,
  ms: number,
  ping?: () => Promise<unknown> | undefined,
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const late = setTimeout(() => resolve(false), ms);
  const second = setTimeout(
    () =>
      void ping?.()?.then(
        () => resolve(true),
        () => undefined,
      ),
    Math.min(pingAfterMs, ms / 2),
  );
  const hangUp = await ask(context, () => resolve(true));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    clearTimeout(second);
    hangUp();
  }
}

/** Not recorded: it is no part of what the check tries. */
async function ask({ program }: Context, onAnswer: () => void): Promise<() => void> {
  try {
    const socket = await program.connect();
    socket.on('error', onAnswer);
    socket.once('data', onAnswer);
    socket.once('end', onAnswer);
    socket.write(request);
    return () => socket.destroy();
  } catch {
    // Refused: whoever waits learns from its own connection that the program is gone.
    onAnswer();
    return () => undefined;
  }
}
