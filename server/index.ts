import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './app.ts';
import type { Status } from './api.ts';
import { createGuard } from './defence/guard.ts';
import { createHostCheck, isLoopback } from './defence/hosts.ts';
import { LoadMeter } from '../grader/index.ts';
import { type Engine, openEngine } from './engine.ts';
import { Admission } from './gradings/admission.ts';
import { Gradings } from './gradings/gradings.ts';
import { createHttpServer, holdConnections, type Tls } from './http-server.ts';
import { createIdentify } from './learner.ts';
import { removeDaily, removeExpired } from './workshop/expiry.ts';
import { Door } from './workshop/door.ts';
import { type OpenedWorkshop, openWorkshop, type WorkshopSettings } from './workshop/index.ts';
import { toAll, unwatched } from './activity.ts';
import { defaultLimits, type Limits, roomLimits } from './limits.ts';
import { listen } from './listen.ts';
import { reachable } from './reachable.ts';
import { serveOpenApi } from './openapi.ts';
import { Metrics } from './operations/metrics.ts';
import { problems } from './problems.ts';
import { closeFollowed, type FollowSettings, openFollowed } from './followed/files.ts';
import { demoRoutes } from './routes/demos.ts';
import { followedRoutes } from './routes/followed.ts';
import { gradingRoutes } from './routes/gradings.ts';
import { hintRoutes } from './routes/hints.ts';
import { historyRoutes } from './routes/history.ts';
import { hostRoutes } from './routes/host.ts';
import { observeRequests, operationRoutes } from './routes/operations.ts';
import { playRoutes } from './routes/play.ts';
import { progressRoutes } from './routes/progress.ts';
import { runRoutes } from './routes/runs.ts';
import { solutionRoutes } from './routes/solutions.ts';
import { statusRoutes } from './routes/status.ts';
import { workshopRoutes } from './routes/workshop/index.ts';
import { RunProxy } from './runs/proxy.ts';
import { Runs } from './runs/runs.ts';
import { servePages } from './site/pages.ts';
import { AttemptStore } from './state/attempts.ts';
import { openDatabase, ping } from './state/database.ts';
import { GradingStore } from './state/gradings.ts';
import { ProgressStore } from './state/progress.ts';
import { SolutionStore } from './state/solutions.ts';

export type { Opening } from './workshop/door.ts';

export interface CompanionOptions {
  /** Address to listen on; default 127.0.0.1. Beyond loopback isolation must be `full`. */
  readonly host?: string;
  /** Default 4321; 0 for any that is free. */
  readonly port?: number;
  /** Further host names, without port, under which people reach it. */
  readonly names?: readonly string[];
  /** Addresses or subnets of proxies on other machines, which say in X-Forwarded-For for whom they ask. Loopback is one. */
  readonly proxies?: readonly string[];
  /** Where the state is kept; made where it is missing. */
  readonly dataDir: string;
  /** What `npm run build` wrote. */
  readonly siteDir: string;
  readonly limits?: Partial<Limits>;
  /** Opens a workshop, or goes on with the one of this title. Without it nobody beyond loopback is served. */
  readonly workshop?: WorkshopSettings;
  /** Whoever has the key of `door` may ask for a workshop from a page; not in a workshop, and not where files are followed. */
  readonly mayOpen?: boolean;
  /** What time it is, for what is kept until then. */ readonly now?: () => Date;
  /** Files that the learner writes in an editor of their own, and pages show live; not in a workshop. */
  readonly follow?: readonly FollowSettings[];
  /** Serves HTTPS in place of HTTP. */
  readonly tls?: Tls;
  /** `fatal` to `trace`, or `silent`; default `warn`. JSON lines on standard error. */
  readonly logLevel?: string;
}

export interface Companion {
  /** The address to open, ending in `/`. */
  readonly url: string;
  readonly status: Status;
  /** The port that is listened on. */
  readonly port: number;
  /** Slugs of the labs whose solution is a file that is followed. */
  readonly followed: readonly string[];
  /** The keys of a workshop that has just been made: told this once. */
  readonly workshop?: Pick<OpenedWorkshop, 'keys'> & { readonly code: string };
  /** Resolves `opened` when a workshop was asked for: end this companion, and start it anew as one. */
  readonly door?: Pick<Door, 'key' | 'opened'>;
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
  const limits = { ...defaultLimits, ...(options.workshop && roomLimits()), ...options.limits };
  const guard = createGuard(createHostCheck(host, names));

  const database = opened.adopt(await openDatabase(options.dataDir), (held) => held.destroy());
  const engine = opened.adopt(await openEngine(), (held) => held.close());
  requireIsolation(engine, host, options.workshop);
  const files = opened.adopt(await openFollowed(toFollow(options), engine.labs), closeFollowed);
  const solutions = new SolutionStore(database);
  const { now = () => new Date() } = options;
  // Before the workshop is looked for: one whose time is over is not gone on with.
  await removeExpired(database, now());
  const workshop =
    options.workshop &&
    (await openWorkshop(
      database,
      { secure: options.tls !== undefined, ...options.workshop },
      { solutions, labs: engine.labs, now: now() },
    ));
  const door = mayOpen(options) ? new Door(engine.status.isolation) : undefined;
  const identify = createIdentify(workshop?.workshop);
  const app = await createApp({
    identify,
    limits,
    logLevel,
    workshop: workshop?.workshop,
    proxies: options.proxies ?? [],
    serverFactory: (rest) =>
      createHttpServer({ guard, rest, proxy: () => proxy, live: workshop?.live, tls: options.tls }),
  });
  const { log } = app;
  const touch = async () => workshop?.workshop.use(now());
  opened.defer(removeDaily({ database, log, now, touch }));
  const endConnections = holdConnections(app.server);
  const load = opened.adopt(new LoadMeter(), (held) => held.close());
  const admission = new Admission(limits, load);
  const metrics = new Metrics(engine.status, {
    gradingsWorking: () => admission.working,
    gradingsWaiting: () => admission.waiting,
    runs: () => runs.count,
    liveConnections: () => workshop?.live.connections ?? 0,
    members: () => workshop?.workshop.board.size ?? 0,
  });
  const activity = toAll(workshop?.workshop.board ?? unwatched, metrics.activity);
  observeRequests(app, metrics);
  const runs = new Runs({ ...engine, limits, log, activity });
  const proxy = new RunProxy({ runs, identify, limits, log });
  const store = new GradingStore(database);
  await store.stopInterrupted(problems('grading-interrupted').report());
  const progress = new ProgressStore(database);
  const attempts = new AttemptStore(database);
  const parts = { ...engine, store, progress, attempts, admission, limits, log, activity };
  const gradings = new Gradings(parts);

  opened.defer(async () => {
    // Nobody new; the last events go out; then no connection may hold the server open.
    const closed = app.close();
    workshop?.live.close();
    await Promise.all([gradings.close(), runs.close()]);
    await delay(lastEventsMs);
    endConnections();
    await closed;
  });

  await serveOpenApi(app, engine.status.wirebook);
  statusRoutes(app, engine.status);
  operationRoutes(app, { metrics, ping: () => ping(database) });
  solutionRoutes(app, { labs: engine.labs, store: solutions, activity });
  progressRoutes(app, progress);
  gradingRoutes(app, { labs: engine.labs, gradings, store, limits });
  historyRoutes(app, { labs: engine.labs, attempts, workshop: workshop?.workshop });
  hintRoutes(app, { labs: engine.labs, siteDir: options.siteDir, workshop: workshop?.workshop });
  followedRoutes(app, { labs: engine.labs, files });
  demoRoutes(app, { runs, limits });
  runRoutes(app, { labs: engine.labs, runs, limits, workshop: workshop?.workshop });
  playRoutes(app, { runs, limits });
  hostRoutes(app, { runs });
  workshopRoutes(app, {
    opened: workshop,
    door,
    labs: engine.labs,
    solutions,
    gradings: store,
    runs,
    database,
  });
  await servePages(app, options.siteDir);
  const url = await listen(app, host, port, options.tls ? 'https' : 'http');
  if (workshop) workshop.workshop.address = reachable(url);
  const { status } = engine;
  const told = workshop && {
    workshop: { code: workshop.workshop.code, ...(workshop.keys && { keys: workshop.keys }) },
  };
  const followed = [...files.keys()];
  const at = { url, port: Number(new URL(url).port) };
  return { ...at, status, followed, ...told, ...(door && { door }), close: closeOnce(opened.move()) };
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Problem `log-level-unknown` */
function requireLogLevel(level = 'warn'): void {
  if (!logLevels.includes(level))
    throw problems('log-level-unknown', { level, levels: logLevels.join(', ') });
}

/** Beyond loopback others run code here. @throws Problem `workshop-needed`, `isolation-too-weak` */
function requireIsolation(
  { status: { isolation } }: Engine,
  host: string,
  workshop: WorkshopSettings | undefined,
): void {
  if (isLoopback(host)) return;
  if (!workshop) throw problems('workshop-needed', { host });
  if (isolation !== 'full' && !workshop.allowIsolation?.includes(isolation))
    throw problems('isolation-too-weak', { host, isolation });
}

/** @throws Problem `follow-alone`: whoever joins would read files of this machine. */
function toFollow({ follow = [], workshop }: CompanionOptions): readonly FollowSettings[] {
  if (follow.length > 0 && workshop) throw problems('follow-alone');
  return follow;
}

const mayOpen = ({ mayOpen: wanted = false, workshop, follow = [] }: CompanionOptions): boolean =>
  wanted && !workshop && follow.length === 0;

/** Ends what was opened, newest first, and does not wait longer than `closeMs` for any of it. */
function closeOnce(opened: AsyncDisposableStack): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= Promise.race([opened.disposeAsync(), delay(closeMs, undefined, { ref: false })]);
    return closing;
  };
}
