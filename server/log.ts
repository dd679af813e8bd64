import type { FastifyBaseLogger } from 'fastify';

/** What the parts of the companion write to: pino, structured. Never a learner's code, a cookie or a token. */
export type Log = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
