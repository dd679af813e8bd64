import type { Socket } from 'node:net';
import type { Isolation } from '../report.ts';
import { type Exit, type Program, ProgramEnded } from './box.ts';
import { EventLoop } from './event-loop.ts';
import { innerExit } from './exit.ts';
import type { ToBox } from './inside/channel.ts';
import type { Limits } from './limits.ts';
import { type LeftOutListener, Output, type OutputListener } from './output.ts';
import type { Reach } from './reach.ts';
import type { WarmBox } from './warm-box.ts';
import { type Broken, Watchdog } from './watchdog.ts';

const defaultGraceMs = 2000;
/** How long somebody may still hold the pipes of a program that has ended. */
const pipesMs = 500;

export interface BoxedProgramOptions {
  readonly warm: WarmBox;
  readonly reach: Reach;
  readonly limits: Limits;
  readonly isolation: Isolation;
  /** What PORT is to the program. */ readonly port: number;
  /** False where nobody waits for it to listen. */ readonly listens: boolean;
  /** Files of the host that belong to this box alone go here. */
  readonly cleanUp: () => Promise<void>;
}

/** A solution, or a command, in a box that was warm a moment ago. */
export class BoxedProgram implements Program {
  readonly isolation: Isolation;
  readonly listening: Promise<void>;
  readonly exited: Promise<Exit>;
  readonly turn: Program['turn'];
  readonly isIdle: Program['isIdle'];
  readonly atOnce: Program['atOnce'];
  readonly #options: BoxedProgramOptions;
  readonly #output: Output;
  readonly #eventLoop: EventLoop;
  readonly #ports: Set<number>;
  readonly #watchdog: Watchdog;
  #cause: Broken = { by: 'itself' };
  #running = true;
  #disposed: Promise<void> | undefined;

  /** Hands the program its code, or its command, with `start`. */
  constructor(options: BoxedProgramOptions, start: ToBox) {
    const { warm, limits, listens } = options;
    this.#options = options;
    this.isolation = options.isolation;
    this.#ports = new Set([options.port]);
    this.#output = new Output(warm.launched, () => this.#end({ by: 'output' }));
    this.#watchdog = new Watchdog(warm.grip.vitals, limits, listens, (broken) => this.#end(broken));
    this.exited = this.#exit();
    const ended = this.exited.then((exit) => Promise.reject(new ProgramEnded(exit)));
    const eventLoop = new EventLoop(warm.channel, ended);
    this.#eventLoop = eventLoop;
    if (start.kind === 'start') {
      this.turn = () => eventLoop.turn();
      this.isIdle = () => this.#isIdle();
    }
    this.atOnce = start.kind === 'start' ? warm.grip.atOnce : undefined;
    this.listening = Promise.race([this.#begun(), ended]);
    this.listening.catch(() => undefined);
    warm.channel.send(start);
  }

  async connect(): Promise<Socket> {
    return this.#options.warm.grip.sockets.connect(String(this.#openPort));
  }

  processor(): { readonly usedMs: number; readonly waitedMs: number } | undefined {
    const { cpuMs: usedMs, waitedMs } = this.#options.warm.grip.vitals.use();
    return usedMs === undefined || waitedMs === undefined ? undefined : { usedMs, waitedMs };
  }

  onOutput(listener: OutputListener): void {
    this.#output.onText(listener);
  }

  onLeftOut(listener: LeftOutListener): void {
    this.#output.onLeftOut(listener);
  }

  advance(ms: number, enough?: () => boolean): Promise<number> {
    return this.#eventLoop.advance(ms, enough);
  }

  terminate(): void {
    if (this.#running) this.#options.warm.grip.terminate();
  }

  async stop(graceMs = defaultGraceMs): Promise<Exit> {
    if (this.#running) {
      this.#cause = { by: 'stopped' };
      this.#options.warm.grip.terminate();
      const timer = setTimeout(() => this.#options.warm.grip.destroy(), graceMs);
      await this.exited;
      clearTimeout(timer);
    }
    return this.exited;
  }

  dispose(): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  /** Twice: work that the thread pool had just done has been told of by the second time. */
  async #isIdle(): Promise<boolean> {
    for (let time = 0; time < 2; time += 1) {
      const idle = await this.#eventLoop.turnedIdle();
      if (!idle || this.#options.warm.grip.poolWorks()) return false;
    }
    return true;
  }

  async #dispose(): Promise<void> {
    this.#end({ by: 'stopped' });
    await this.exited;
    await this.#options.cleanUp();
  }

  /** Most programs listen on one port, and to connect is to look whether there is a socket. */
  get #openPort(): number {
    const { port, warm } = this.#options;
    if (this.#ports.size === 1) return port;
    return [...this.#ports].find((each) => warm.grip.sockets.has(String(each))) ?? port;
  }

  /** Settles `listening`; what the box says is believed only where there is a socket. */
  #begun(): Promise<void> {
    const { warm, listens } = this.#options;
    const { channel, grip } = warm;
    return new Promise((resolve) => {
      channel.onMessage((message) => {
        if (message.kind === 'stepped') this.#eventLoop.stepped(message);
        if (message.kind === 'started' && !listens) resolve();
        if (message.kind !== 'listening' || !grip.sockets.has(String(message.port))) return;
        this.#ports.add(message.port);
        this.#watchdog.started();
        resolve();
      });
    });
  }

  async #exit(): Promise<Exit> {
    const { child } = this.#options.warm.launched;
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.once('close', (...how) => resolve(how));
      // Whoever still holds its pipes is not waited for.
      child.once('exit', () =>
        setTimeout(() => child.stdio.forEach((each) => each?.destroy()), pipesMs).unref(),
      );
    });
    this.#running = false;
    this.#release();
    const inner = innerExit(code, signal);
    const outOfMemory = inner.signal === 'SIGABRT' && this.#output.speaksOfMemory();
    return { ...inner, ...(this.#cause.by === 'itself' && outOfMemory ? { by: 'memory' } : this.#cause) };
  }

  #release(): void {
    this.#watchdog.stop();
    this.#options.warm.channel.close();
    this.#options.warm.grip.sockets.close();
    this.#options.reach.close();
  }

  #end(cause: Broken): void {
    if (!this.#running) return;
    if (this.#cause.by === 'itself') this.#cause = cause;
    this.#options.warm.grip.destroy();
  }
}
