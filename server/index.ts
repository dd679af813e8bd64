import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './app.ts';
import type { Status } from './api.ts';
import { createGuard } from './defence/guard.ts';
import { createHostCheck, isLoopback } from './defence/hosts.ts';
import { type Engine, openEngine } from './engine.ts';
import { Admission } from './gradings/admission.ts';
import { Gradings } from './gradings/gradings.ts';
import { createHttpServer, holdConnections } from './http-server.ts';
import { createIdentify } from './learner.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { listen } from './listen.ts';
import { serveOpenApi } from './openapi.ts';
import { problems } from './problems.ts';
import { demoRoutes } from './routes/demos.ts';
import { gradingRoutes } from './routes/gradings.ts';
import { playRoutes } from './routes/play.ts';
import { progressRoutes } from './routes/progress.ts';
import { runRoutes } from './routes/runs.ts';
import { solutionRoutes } from './routes/solutions.ts';
import { statusRoutes } from './routes/status.ts';
import { RunProxy } from './runs/proxy.ts';
import { Runs } from './runs/runs.ts';
import { servePages } from './site/pages.ts';
import { openDatabase } from './state/database.ts';
import { GradingStore } from './state/gradings.ts';
import { ProgressStore } from './state/progress.ts';
import { SolutionStore } from './state/solutions.ts';

export interface CompanionOptions {
  /** Address to listen on; default 127.0.0.1. Beyond loopback isolation must be `full`. */
  readonly host?: string;
  /** Default 4321; 0 for any that is free. */
  readonly port?: number;
  /** Further host names, without port, under which people reach it. */
  readonly names?: readonly string[];
  /** Where the state is kept; made where it is missing. */
  readonly dataDir: string;
  /** What `npm run build` wrote. */
  readonly siteDir: string;
  readonly limits?: Partial<Limits>;
  /** `fatal` to `trace`, or `silent`; default `warn`. JSON lines on standard error. */
  readonly logLevel?: string;
}

export interface Companion {
  /** The address to open, ending in `/`. */
  readonly url: string;
  readonly status: Status;
  /** Ends streams, programs and state, in 5 s at most. Safe to call twice. */
  close(): Promise<void>;
}

/** However much hangs, closing ends. Programs that are left then die with this process. */
const closeMs = 4_500;

/** Time for the last events of all streams to leave the process. */
const lastEventsMs = 50;

/**
 * Starts the companion: site, API and programs on one port.
 * @throws Problem for what the user can put right: port taken, site not built, data in use
 */
export async function startCompanion(options: CompanionOptions): Promise<Companion> {
  requireLogLevel(options.logLevel);
  await using opened = new AsyncDisposableStack();
  const { host = '127.0.0.1', port = 4321, names = [], logLevel = 'warn' } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const identify = createIdentify(isLoopback(host));
  const guard = createGuard(createHostCheck(host, names));

  const database = opened.adopt(await openDatabase(options.dataDir), (held) => held.destroy());
  const engine = opened.adopt(await openEngine(), (held) => held.close());
  requireIsolation(engine, host);
  const app = await createApp({
    identify,
    limits,
    logLevel,
    serverFactory: (rest) => createHttpServer({ guard, rest, proxy: () => proxy }),
  });
  const { log } = app;
  const endConnections = holdConnections(app.server);
  const runs = new Runs({ ...engine, limits, log });
  const proxy = new RunProxy({ runs, identify, limits, log });
  const store = new GradingStore(database);
  await store.stopInterrupted(problems('grading-interrupted').report());
  const progress = new ProgressStore(database);
  const admission = new Admission(limits.gradingsAtOnce);
  const gradings = new Gradings({ ...engine, store, progress, admission, limits, log });

  opened.defer(async () => {
    // Nobody new; the last events go out; then no connection may hold the server open.
    const closed = app.close();
    await Promise.all([gradings.close(), runs.close()]);
    await delay(lastEventsMs);
    endConnections();
    await closed;
  });

  await serveOpenApi(app, engine.status.wirebook);
  statusRoutes(app, engine.status);
  solutionRoutes(app, engine.labs, new SolutionStore(database));
  progressRoutes(app, progress);
  gradingRoutes(app, { labs: engine.labs, gradings, store, limits });
  demoRoutes(app, { runs, limits });
  runRoutes(app, { labs: engine.labs, runs, limits });
  playRoutes(app, { runs, limits });
  await servePages(app, options.siteDir);
  const url = await listen(app, host, port);
  return { url, status: engine.status, close: closeOnce(opened.move()) };
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Problem `log-level-unknown` */
function requireLogLevel(level = 'warn'): void {
  if (!logLevels.includes(level))
    throw problems('log-level-unknown', { level, levels: logLevels.join(', ') });
}

/** Beyond loopback others could run code here. @throws Problem `isolation-too-weak` */
function requireIsolation({ status: { isolation } }: Engine, host: string): void {
  if (!isLoopback(host) && isolation !== 'full') throw problems('isolation-too-weak', { host, isolation });
}

/** Ends what was opened, newest first, and does not wait longer than `closeMs` for any of it. */
function closeOnce(opened: AsyncDisposableStack): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= Promise.race([opened.disposeAsync(), delay(closeMs, undefined, { ref: false })]);
    return closing;
  };
}
