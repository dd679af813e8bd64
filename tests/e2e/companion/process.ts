import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CompanionOptions } from '../../../server/index.ts';
import type { Answer, Request } from './host.ts';

const answerMs = 20_000;

/**
 * A process that companions run in, one at a time. It is a process of its own, as it is for a learner, and lives
 * for many tests, since loading it takes longer than starting a companion in it.
 */
export class CompanionProcess implements AsyncDisposable {
  #child: ChildProcess = start();

  /** Starts a companion, in place of the one before; gives its address, ending in `/`. */
  async open(options: CompanionOptions): Promise<string> {
    const answer = await this.#ask({ open: options });
    if (answer === 'closed' || 'problem' in answer) throw new Error(JSON.stringify(answer));
    return answer.url;
  }

  /** Ends the companion politely, as SIGTERM does. */
  async close(): Promise<void> {
    await this.#ask('close');
  }

  /** Ends the process as a power cut would, and begins anew. */
  async replace(): Promise<void> {
    await this.#end('SIGKILL');
    this.#child = start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    await this.#end('SIGTERM');
  }

  async #ask(request: Request): Promise<Answer> {
    const signal = AbortSignal.timeout(answerMs);
    const answered = once(this.#child, 'message', { signal }) as Promise<[Answer]>;
    this.#child.send(request);
    return (await answered)[0];
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}

/** Plain Node, without what Playwright hands to its own processes. */
const start = (): ChildProcess =>
  fork(join(import.meta.dirname, 'host.ts'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
