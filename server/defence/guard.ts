import type { IncomingMessage } from 'node:http';
import type { Problem } from '../../grader/problem.ts';
import { problems } from '../problems.ts';
import type { HostCheck } from './hosts.ts';

/** Why a request must not be served, or undefined. Asked for every request and every upgrade, before all else. */
export type Guard = (request: IncomingMessage) => Problem | undefined;

/**
 * The companion executes code for whoever may talk to it, and any page that the learner has open can send requests
 * to loopback. So it serves its own pages only:
 *
 * - `Host` must be its own (DNS rebinding);
 * - `Origin`, where a browser sent one, must be that host (cross-site request forgery, and cross-site WebSocket
 *   hijacking: browsers send Origin with every WebSocket handshake, RFC 6455 section 10.2);
 * - `Sec-Fetch-Site` must not be another site's, which covers plain GETs without an Origin. A page on another
 *   port of this machine counts as `same-site` and is refused too: it may be anybody's development server;
 * - what a program answers is never loaded as a script, worker or style of our origin (`Sec-Fetch-Dest`).
 *
 * A request without these headers comes from no browser (curl, the CLI) and already has this machine's trust.
 */
export function createGuard(knowsHost: HostCheck): Guard {
  return (request) => {
    const { host, origin } = request.headers;
    if (!knowsHost(host)) return problems('host-refused', { host: host ?? '-' });
    if (!isGuarded(request)) return undefined;
    if (origin !== undefined && !isOwn(origin, host)) return problems('origin-refused', { origin });
    return siteRefused(request) ?? useRefused(request);
  };
}

export const isRunPath = (url = '') => url.startsWith('/runs/');
const isApiPath = (url = '') => url.startsWith('/api/');

/** Pages and their assets may be linked to from anywhere; the API, programs and every change may not. */
function isGuarded({ method, url }: IncomingMessage): boolean {
  return (method !== 'GET' && method !== 'HEAD') || isApiPath(url) || isRunPath(url);
}

/** `null`, the origin of sandboxed documents, is nobody's own. Behind a TLS proxy the scheme may differ. */
function isOwn(origin: string, host: string | undefined): boolean {
  return origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

function siteRefused({ headers }: IncomingMessage): Problem | undefined {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  return problems('origin-refused', { origin: site });
}

/** `empty` is fetch and EventSource. */
const uses = new Set(['empty', 'websocket', 'document', 'image', 'audio', 'video']);

function useRefused({ url, headers }: IncomingMessage): Problem | undefined {
  const use = headers['sec-fetch-dest'];
  if (!isRunPath(url) || use === undefined || uses.has(use)) return undefined;
  return problems('use-refused', { use: use });
}
