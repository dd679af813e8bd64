import { randomUUID } from 'node:crypto';
import { ProgramEnded } from '../../grader/box/box.ts';
import { Problem } from '../../grader/problem.ts';
import type { Log } from '../log.ts';
import { problems } from '../problems.ts';

interface HttpError extends Error {
  /** `HPE_...` of Node's HTTP parser, or the system's. */ readonly code?: string;
  /** The parser's words. */ readonly reason?: string;
}

/** What a request could not get from a program, in words. */
export function passageProblem(error: unknown, log: Log): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ProgramEnded) return problems('run-ended');
  const { code = '', reason, message } = error as HttpError;
  if (code.startsWith('HPE_')) return problems('run-answer-malformed', { reason: reason ?? message });
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return problems('run-not-listening');
  if (['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)) return problems('run-answer-cut');
  if (code === 'ERR_UNESCAPED_CHARACTERS' || code === 'ERR_INVALID_CHAR') {
    return problems('request-malformed', { reason: message });
  }
  const id = randomUUID();
  log.error({ err: error, id }, 'proxy failed');
  return problems('internal-error', { id });
}
