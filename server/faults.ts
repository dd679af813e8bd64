import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '../grader/problem.ts';
import type { Fault } from './api.ts';
import { commonHeaders, dataPolicy } from './defence/policy.ts';

/** HTTP status of the problems that are not plain bad requests. */
const statuses: Readonly<Record<string, number>> = {
  'host-refused': 403,
  'origin-refused': 403,
  'use-refused': 403,
  'route-unknown': 404,
  'lab-unknown': 404,
  'demo-unknown': 404,
  'grading-unknown': 404,
  'attempt-unknown': 404,
  'followed-unknown': 404,
  'run-unknown': 404,
  'connection-unknown': 404,
  'client-unknown': 404,
  'workshop-none': 404,
  'member-unknown': 404,
  'workshop-join-first': 401,
  'ticket-refused': 401,
  'role-refused': 403,
  'metrics-refused': 403,
  'reference-closed': 403,
  'reference-not-opened': 403,
  'join-code-wrong': 403,
  'key-wrong': 403,
  'opening-key-wrong': 403,
  'opening-isolation': 409,
  'workshop-opening': 409,
  'workshop-paused': 423,
  'hints-closed': 403,
  'lab-closed': 423,
  'name-taken': 409,
  'workshop-full': 503,
  'solution-conflict': 409,
  'run-ended': 410,
  'client-gone': 410,
  'request-too-large': 413,
  'media-type-unknown': 415,
  'too-many-requests': 429,
  'gradings-too-many': 429,
  'runs-too-many': 429,
  'runs-full': 429,
  'clients-too-many': 429,
  'client-backlog': 429,
  'internal-error': 500,
  'run-failed': 500,
  'run-answer-malformed': 502,
  'run-answer-cut': 502,
  'run-not-listening': 503,
  'run-connections-too-many': 503,
  'closing-down': 503,
  'run-silent': 504,
};

export const statusOf = (problem: Problem): number => statuses[problem.code] ?? 400;

/** Seconds after which it is worth trying again, where nobody counts them. */
const retryAfter: Readonly<Record<string, number>> = { 'runs-full': 10, 'gradings-too-many': 5 };

export const retryHeader = ({ code }: Problem): Readonly<Record<string, string>> =>
  retryAfter[code] === undefined ? {} : { 'retry-after': String(retryAfter[code]) };

export const faultOf = (problem: Problem): Fault => ({ error: problem.report() });

/** Answers with a fault where no framework is at hand. Headers that are set already are kept. */
export function sendFault(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify(faultOf(problem));
  response.writeHead(statusOf(problem), headersOf(body));
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Refuses on a bare socket: an upgrade, or bytes that were no HTTP request at all. */
export function refuse(socket: Duplex, problem: Problem, status = statusOf(problem)): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(faultOf(problem));
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      Object.entries(headersOf(body))
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('') +
      `\r\n${body}`,
  );
}

const headersOf = (body: string) => ({
  ...commonHeaders,
  'content-security-policy': dataPolicy,
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
});
