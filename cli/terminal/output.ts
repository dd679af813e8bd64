import type { WriteStream } from 'node:tty';
import { paintIf, type Paint } from '../../grader/render/text/paint.ts';

/** Where text goes: standard output or standard error. */
export interface Output {
  write(text: string): void;
  /** Resolves when everything written has left the process, or nobody reads it any more. */
  flush(): Promise<void>;
  readonly color: boolean;
  readonly paint: Paint;
  /** Someone looks at it while it is written: lines may be drawn over. */
  readonly live: boolean;
  /** Columns to fill at most. */
  readonly columns: number;
}

const narrowest = 40;
const readable = 100;

/**
 * An output that outlives its reader: `wirebook grade ... | head -1` closes the pipe early (EPIPE), and the
 * verdict in the exit code still has to be right.
 */
export function openOutput(stream: WriteStream, env: NodeJS.ProcessEnv): Output {
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  const color = isColoured(stream, env);
  return {
    write: (text) => {
      if (!closed && text !== '') stream.write(text);
    },
    flush: () =>
      new Promise((resolve) => {
        if (closed) resolve();
        else stream.write('', () => resolve());
      }),
    color,
    paint: paintIf(color),
    live: stream.isTTY && env.TERM !== 'dumb',
    // A pipe has no width: then what is comfortable to read.
    columns: Math.max(narrowest, Math.min(readable, stream.columns || readable)),
  };
}

/** NO_COLOR (https://no-color.org) and FORCE_COLOR decide; else only a terminal is coloured. */
function isColoured(stream: WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stream.isTTY && env.TERM !== 'dumb';
}
