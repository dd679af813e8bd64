import type { Steps } from './steps.ts';

const answers = `if (message?.type === 'ping') say({ type: 'pong' });
    // TODO 2`;

const reads = `try {
    const { type, id, ms } = Object(JSON.parse((data as Buffer).toString())) as Record<string, unknown>;
    if (type === 'ping') return { type };
    if (type === 'cancel' && typeof id === 'string') return { type, id };
    if (type === 'work' && typeof id === 'string' && typeof ms === 'number') return { type, id, ms };
  } catch {}
  return undefined;`;

const waits = `if (this.running) this.waiting.push(job);
    else this.start(job);
    return true;
  }

  running: Job | undefined;
  timer: NodeJS.Timeout | undefined;

  start(job: Job): void {
    this.running = job;
    this.timer = setTimeout(() => {
      this.#onDone(job.id);
      this.next();
    }, job.ms);
  }

  next(): void {
    clearTimeout(this.timer);
    this.running = undefined;
    const job = this.waiting.shift();
    if (job) this.start(job);
  }
`;

const cancels = `this.waiting = this.waiting.filter((job) => job.id !== id);
    if (this.running?.id === id) this.next();`;

const limits = `if (this.running && this.waiting.length >= Number(process.env.QUEUE_LIMIT ?? 16)) return false;
    if (this.running) this.waiting.push(job);`;

const counts = `if (request.url?.split('?')[0] === '/stats') {
    response.end(JSON.stringify({ queued: [...workers].reduce((sum, each) => sum + each.waiting.length, 0) }));
    return;
  }
  response.writeHead(404)`;

const drops = `socket.on('close', () => {
    clearTimeout(worker.timer);
    workers.delete(worker);
  });
  // TODO 7`;

export default [
  ['TODO 1', 'return JSON.parse((data as Buffer).toString()) as Message;', reads],
  ['TODO 2', '// TODO 2', answers],
  ['TODO 3', 'setTimeout(() => this.#onDone(job.id), job.ms);\n    return true;\n  }\n', waits],
  ['TODO 4', "console.log('cancel', id);", cancels],
  ['TODO 5', 'if (this.running) this.waiting.push(job);', limits],
  ['TODO 6', 'response.writeHead(request.url === undefined ? 400 : 404)', counts],
  ['TODO 7', '// TODO 7', drops],
] as const satisfies Steps;
