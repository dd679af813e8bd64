import { randomUUID } from 'node:crypto';
import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyServerFactory, LogController } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { dataPolicy } from './defence/policy.ts';
import { answerErrors, refuseMalformed } from './errors.ts';
import { refusal } from './defence/permission.ts';
import type { Identify } from './learner.ts';
import type { Limits } from './limits.ts';
import { problems } from './problems.ts';
import type { Standing } from './workshop/roles.ts';
import type { Workshop } from './workshop/workshop.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request this is. */
    learner: string;
    standing: Standing;
  }
}

export interface AppParts {
  readonly serverFactory: FastifyServerFactory;
  /** Of pino: `fatal` to `trace`, or `silent`. */ readonly logLevel: string;
  readonly identify: Identify;
  readonly limits: Limits;
  readonly workshop?: Workshop | undefined;
  /** Addresses or subnets of proxies, beside loopback, that say for whom they ask. */
  readonly proxies?: readonly string[];
}

/** Five solution files of the largest size; what a solution really has is checked by its schema. */
const bodyLimit = 1_500_000;

/** Fastify as the companion wants it: JSON only, every error a Fault, requests counted per learner. No routes yet. */
export async function createApp({
  serverFactory,
  logLevel,
  identify,
  limits,
  workshop,
  proxies = [],
}: AppParts) {
  const app = fastify({
    serverFactory,
    // Standard output belongs to what people read.
    logger: { level: logLevel, stream: process.stderr },
    clientErrorHandler: refuseMalformed,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Who is behind a proxy is counted apart. Of X-Forwarded-For nothing holds but what a known proxy added to it.
    trustProxy: ['loopback', ...proxies],
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 100, ignoreDuplicateSlashes: false },
    return503OnClosing: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  // The types see to the shape; a report of half a megabyte is not checked once more while the learner waits.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.decorateRequest('learner', '');
  app.decorateRequest('standing', 'nobody');
  app.addHook('onRequest', (request, reply, done) => {
    const { learner, standing } = identify(request.raw);
    Object.assign(request, { learner, standing });
    if (!isApi(request.url)) {
      done();
      return;
    }
    void reply.headers({ 'content-security-policy': dataPolicy, 'cache-control': 'no-store' });
    // Before anything of the request is read: who may not, may not make us work either.
    done(request.is404 ? undefined : refusal(request, workshop));
  });
  answerErrors(app);
  await limitRequests(app, limits);
  return app;
}

export type App = Awaited<ReturnType<typeof createApp>>;

export const isApi = (url: string): boolean => /^\/api(?:[/?]|$)/.test(url);

async function limitRequests(
  app: FastifyInstance,
  { requestsPerMinute, requestsPerAddress }: Limits,
): Promise<void> {
  await app.register(fastifyRateLimit, {
    // Pages and files cost next to nothing and come in bursts.
    allowList: (request) => !isApi(request.url),
    max: ({ learner }) => (learner === '' ? requestsPerAddress : requestsPerMinute),
    timeWindow: 60_000,
    keyGenerator: ({ learner, ip }) => learner || normalizeIP(ip),
    errorResponseBuilder: (_request, { ttl }) =>
      problems('too-many-requests', { seconds: String(Math.ceil(ttl / 1000)) }),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
}
