import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Activity } from '../activity.ts';
import type { Status } from '../api.ts';

/** What is read off at the moment when somebody asks. */
export interface Gauges {
  readonly gradingsWorking: () => number;
  readonly gradingsWaiting: () => number;
  readonly runs: () => number;
  readonly liveConnections: () => number;
  readonly members: () => number;
}

const requestSeconds = [0.005, 0.02, 0.1, 0.5, 2, 10];
const gradingSeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Figures for Prometheus. Labels are few and of our own making (a lab's slug, a route as it was declared): nothing in them is
 * a name, a code or an address, and their number does not grow with use.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #gradings: Counter<'lab' | 'outcome'>;
  readonly #gradingSeconds: Histogram<'lab'>;
  readonly #saves: Counter;

  constructor({ wirebook, isolation }: Status, gauges: Gauges) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    const info = new Gauge({
      name: 'wirebook_info',
      help: 'Always 1',
      labelNames: ['version', 'isolation'],
      registers,
    });
    info.set({ version: wirebook, isolation }, 1);
    this.#requests = new Histogram({
      name: 'wirebook_http_request_seconds',
      help: 'Requests of the API, from the first byte to the end of the answer; event streams are left out',
      labelNames: ['method', 'route', 'status'],
      buckets: requestSeconds,
      registers,
    });
    this.#gradings = new Counter({
      name: 'wirebook_gradings_total',
      help: 'Gradings that ended, by outcome; stopped are those without a report',
      labelNames: ['lab', 'outcome'],
      registers,
    });
    this.#gradingSeconds = new Histogram({
      name: 'wirebook_grading_seconds',
      help: 'Gradings with a report, without the time in the queue',
      labelNames: ['lab'],
      buckets: gradingSeconds,
      registers,
    });
    this.#saves = new Counter({ name: 'wirebook_saves_total', help: 'Solutions saved or reset', registers });
    for (const [name, help, read] of readings(gauges)) gauge(this.#registry, name, help, read);
  }

  /** What the learners do, counted. */
  get activity(): Activity {
    return {
      saved: () => this.#saves.inc(),
      running: () => undefined,
      checking: () => undefined,
      checked: (_learner, lab, report) => {
        this.#gradings.inc({ lab, outcome: report?.outcome ?? 'stopped' });
        if (report) this.#gradingSeconds.observe({ lab }, report.durationMs / 1000);
        return Promise.resolve();
      },
    };
  }

  /** @param route as declared, `/api/labs/:slug/solution`, never as asked for */
  answered(method: string, route: string, status: number, ms: number): void {
    this.#requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

const readings = (gauges: Gauges): readonly (readonly [name: string, help: string, read: () => number])[] => [
  ['wirebook_gradings_working', 'Gradings that have a core', gauges.gradingsWorking],
  ['wirebook_gradings_waiting', 'Gradings in the queue', gauges.gradingsWaiting],
  ['wirebook_runs', 'Programs kept alive', gauges.runs],
  ['wirebook_live_connections', 'Open live connections of a workshop', gauges.liveConnections],
  ['wirebook_members', 'Members of the workshop', gauges.members],
];

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    ...{ name, help, registers: [registry] },
    collect() {
      this.set(read());
    },
  });
}
