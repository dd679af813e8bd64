import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { isLoopback } from '../defence/hosts.ts';
import type { Metrics } from '../operations/metrics.ts';
import { problems } from '../workshop/problems.ts';
import { instructors } from '../workshop/roles.ts';

interface Parts {
  readonly metrics: Metrics;
  /** Rejects where the state does not answer. */ readonly ping: () => Promise<unknown>;
}

/** Not of the API: whoever supervises a process asks for these by custom. */
const unlisted = { schema: { hide: true } } as const;

/** For whoever keeps the companion running: is it alive, is it ready, how does it do. */
export function operationRoutes(app: App, { metrics, ping }: Parts): void {
  app.get('/healthz', unlisted, (_request, reply) => plain(reply, 200, 'alive\n'));

  app.get('/readyz', unlisted, async (request, reply) => {
    try {
      await ping();
    } catch (error) {
      request.log.error({ err: error }, 'not ready');
      return plain(reply, 503, 'the state does not answer\n');
    }
    return plain(reply, 200, 'ready\n');
  });

  app.get('/metrics', unlisted, async (request, reply) => {
    if (!mayMeasure(request)) throw problems('metrics-refused');
    return plain(reply.type(metrics.contentType), 200, await metrics.text());
  });
}

/** Requests of the API are measured and, at level `info`, logged: by their route, so that what an address holds stays out. */
export function observeRequests(app: App, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, standing } = request;
    const { url: route } = routeOptions;
    // An event stream lasts as long as its reader stays.
    if (route?.startsWith('/api/') && !route.endsWith('/events')) {
      const { statusCode: status, elapsedTime } = reply;
      metrics.answered(method, route, status, elapsedTime);
      request.log.info({ method, route, status, ms: Math.round(elapsedTime), standing }, 'answered');
    }
    done();
  });
}

/** The owner of the machine, at the machine, or the instructor. */
const mayMeasure = ({ raw, standing }: FastifyRequest): boolean =>
  standing === 'owner' || instructors.includes(standing) || isOfThisMachine(raw);

/** Through a proxy everybody comes from loopback; what a proxy forwards says so, or names the public host. */
function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some((name) => name in headers);
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return !forwarded && isLoopback(host) && isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
}

const plain = (reply: FastifyReply, code: number, text: string): FastifyReply =>
  reply
    .code(code)
    .header('cache-control', 'no-store')
    .headers(reply.hasHeader('content-type') ? {} : { 'content-type': 'text/plain; charset=utf-8' })
    .send(text);
