import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Problem } from '../grader/problem.ts';
import { faultOf, refuse, retryHeader, statusOf } from './faults.ts';
import { problems } from './problems.ts';

/** Every error leaves as a Fault; what nobody foresaw is logged under the id that the Fault names. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request);
    if (problem.code === 'request-too-large') {
      reply.removeHeader('connection');
      reply.raw.once('finish', () => dropRest(request.raw));
    }
    return reply
      .code(statusOf(problem))
      .headers(retryHeader(problem))
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(faultOf(problem));
  });
}

/** Of what is still on its way so much is read, and for so long. */
const dropped = { bytes: 8 * 1024 * 1024, ms: 5_000 };
/** Whoever is read no more has so long to see why: their own sending is at a halt. */
const haltMs = 250;

/**
 * Reads the rest of a request and drops it: to close at once would reset the connection, and the reset would overtake the answer
 * that says why. Nor does it close at once on who sends without an end, but leaves them to notice that nobody reads.
 */
function dropRest(request: IncomingMessage): void {
  const closeIn = (ms: number) => setTimeout(() => request.socket.destroy(), ms).unref();
  let left = dropped.bytes;
  let late = closeIn(dropped.ms);
  for (const end of ['close', 'end']) request.once(end, () => clearTimeout(late));
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left >= 0 || request.isPaused()) return;
    request.pause();
    clearTimeout(late);
    late = closeIn(haltMs);
  });
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problems('request-too-large', { limit: `${String(request.routeOptions.bodyLimit)} bytes` });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problems('media-type-unknown');
    case 'FST_ERR_REOPENED_CLOSE_SERVER':
      return problems('closing-down');
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return problems('request-malformed', { reason: error.message });
  }
  request.log.error({ err: error, id: request.id }, 'request failed');
  return problems('internal-error', { id: request.id });
}

/** The first of the faults that the schema found: `body/files/0/path`. */
function invalid(error: FastifyError): Problem {
  const [first] = error.validation ?? [];
  const where = `${error.validationContext ?? 'body'}${first?.instancePath ?? ''}`;
  return problems('request-invalid', { where, reason: first?.message ?? error.message });
}

/** What came in was no HTTP request, or was not complete in time. */
export function refuseMalformed(error: Error & { code?: string; reason?: string }, socket: Socket): void {
  const { code = '', reason, message } = error;
  if (code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  refuse(socket, problems('request-malformed', { reason: reason ?? message }), status);
}
