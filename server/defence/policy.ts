import { createHash } from 'node:crypto';

/** Set on every answer, whoever gives it. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-frame-options': 'DENY',
};

/** For answers that are data: nothing in them is ever to be run or shown as a page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * For a program's answers: they come from our own origin, and must not have its rights. An opaque origin without
 * scripts, forms or storage.
 */
export const programPolicy = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

/**
 * The policy of a page of the site. Only scripts that were built run: files of our own and the inline ones of this
 * very page, by hash. Styles may be inline (the editor and the diagrams set them).
 * @param hashes of its inline scripts
 * @param host the request's own, checked `Host`: not every browser takes 'self' to cover its WebSockets
 */
export function pagePolicy(hashes: readonly string[], host: string): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** `'sha256-...'` of each inline script that a browser would run (CSP Level 3 section 6.7.2.3). */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\ssrc\s*=/i.test(attributes) || isData(attributes) || text === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return [...hashes];
}

/** A block of JSON is not run and needs no hash; import maps and speculation rules are, and do. */
function isData(attributes: string): boolean {
  const type = /\stype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1]?.toLowerCase();
  return type !== undefined && /^application\/(ld\+)?json$/.test(type);
}
