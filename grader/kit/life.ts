import { ProgramEnded } from '../box/box.ts';
import type { Context } from './context.ts';

const pingAfterMs = 75;
/** Without the Host that HTTP/1.1 asks for, every library answers 400 by itself and no code of the learner is run. */
const request = 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n';

/**
 * Resolves true at a sign of life: its event loop has turned; or, where nobody tells that, any answer to a request on a connection
 * of its own; or, where that is slow to come, to `ping`. What the program was sent before is read by then, so that an answer that has not come will not come.
 * Never resolves without one; `signal` hangs up.
 */
export function showsLife(
  context: Context,
  signal: AbortSignal,
  ping?: () => Promise<unknown> | undefined,
): Promise<true> {
  return new Promise((resolve) => {
    const alive = (): void => resolve(true);
    void ask(context, signal, alive);
    const second = setTimeout(() => void ping?.()?.then(alive, () => undefined), pingAfterMs);
    signal.addEventListener('abort', () => clearTimeout(second), { once: true });
  });
}

/** Not recorded: it is no part of what the check tries. */
async function ask({ program }: Context, signal: AbortSignal, onAnswer: () => void): Promise<void> {
  try {
    if (program.turn) {
      await program.turn();
      onAnswer();
      return;
    }
    const socket = await program.connect();
    socket.on('error', onAnswer);
    socket.once('data', onAnswer);
    socket.once('end', onAnswer);
    socket.write(request);
    if (signal.aborted) socket.destroy();
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
  } catch (error) {
    // An event loop that does not turn is no sign of life.
    if (program.turn && !(error instanceof ProgramEnded)) return;
    // Refused, or ended: whoever waits learns from its own connection that the program is gone.
    onAnswer();
  }
}

/** Whether the program has told, when its event loop turned, that it will do nothing more by itself. False where nobody can tell. */
export const isIdle = async ({ program }: Context): Promise<boolean> => {
  try {
    return (await program.isIdle?.()) ?? false;
  } catch {
    return false;
  }
};
