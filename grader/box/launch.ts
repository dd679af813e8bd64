import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Duplex, Readable } from 'node:stream';

/** How a box's process is begun. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Descriptors that it inherits from 4 upwards; ours are closed once it has begun. */
  readonly descriptors?: readonly number[];
  /** Its own process group, where no namespace holds its children together. */
  readonly group?: boolean;
}

/** A process begun with pipes for its output and the channel to the harness as descriptor 3. */
export interface Launched {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly channel: Duplex;
}

export function launch({
  file,
  args,
  cwd,
  variables = {},
  descriptors = [],
  group = false,
}: Launch): Launched {
  try {
    const child = spawn(file, args, {
      cwd,
      env: variables,
      detached: group,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', ...descriptors],
    });
    child.on('error', () => undefined);
    const [, stdout, stderr, channel] = child.stdio;
    if (child.pid === undefined || !stdout || !stderr || !channel)
      throw new Error(`${file} could not be started.`);
    return {
      child,
      pid: child.pid,
      stdout: stdout,
      stderr: stderr,
      channel: channel as Duplex,
    };
  } finally {
    descriptors.forEach((descriptor) => closeSync(descriptor));
  }
}

/** Whether it has ended: by itself, or by a signal, which a terminal sends to everything that was started in it. */
export const hasEnded = ({ child }: Launched): boolean =>
  child.exitCode !== null || child.signalCode !== null;
