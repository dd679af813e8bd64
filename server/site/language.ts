import type { IncomingMessage } from 'node:http';
import type { Language } from '../../grader/report.ts';
import { cookie } from '../learner.ts';

/** What the site's own pages set whenever one is read. */
const cookieName = 'wirebook-language';

/** The language of a path (`/ko/...`), if it is one of ours. */
export function languageOfPath(path: string): Language | undefined {
  const first = /^\/([a-z]{2})(?=[/?]|$)/.exec(path)?.[1];
  return first === 'ko' || first === 'en' ? first : undefined;
}

/** What the reader read last, else the first of ours that the browser asks for, else English. */
export function languageOfReader(request: IncomingMessage): Language {
  const kept = cookie(request, cookieName);
  if (kept === 'ko' || kept === 'en') return kept;
  return preferred(request.headers['accept-language'] ?? '') ?? 'en';
}

/** By weight, then order (RFC 9110 section 12.5.4): `en;q=0.5, ko-KR` -> `ko`. */
function preferred(header: string): Language | undefined {
  const ranges = header
    .split(',')
    .map((range) => /^\s*(ko|en)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(range))
    .filter((match) => match !== null)
    .map(([, tag = '', weight = '1']) => ({ tag: tag.toLowerCase() as Language, weight: Number(weight) }))
    .filter(({ weight }) => weight > 0);
  return ranges.sort((one, other) => other.weight - one.weight)[0]?.tag;
}
