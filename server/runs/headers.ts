import { commonHeaders, programPolicy } from '../defence/policy.ts';

/** Header fields as they stood on the wire, names and values in turn. */
export type RawHeaders = readonly string[];

/** Fields that belong to one connection only (RFC 9110 section 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * What a program does not get to see. Cookies are not split by port: all that come are ours, or those of something
 * else on this machine, and none is the program's, which cannot set any.
 */
const withheld = new Set([...hopByHop, 'cookie', 'cookie2', 'expect']);

/**
 * What a program may not tell the browser, which would take it as said by our whole origin: cookies, service
 * workers, wiped storage, policies of transport and reporting. Its own policies are replaced by ours.
 */
const refused = new Set([
  ...hopByHop,
  'set-cookie',
  'set-cookie2',
  'service-worker-allowed',
  'clear-site-data',
  'strict-transport-security',
  'public-key-pins',
  'alt-svc',
  'nel',
  'report-to',
  'reporting-endpoints',
  'speculation-rules',
  'content-security-policy',
  'content-security-policy-report-only',
  ...Object.keys(commonHeaders),
]);

/** The request's fields for the program, in their order and spelling. Nothing is added: no X-Forwarded-*. */
export function forProgram(raw: RawHeaders, upgrade: boolean): string[] {
  const named = connectionOptions(raw);
  const kept = pairs(raw).filter(([name]) => !withheld.has(lower(name)) && !named.has(lower(name)));
  // The one body length that a chunked request has.
  if (valueOf(raw, 'transfer-encoding')) kept.push(['Transfer-Encoding', 'chunked']);
  const protocol = upgrade ? valueOf(raw, 'upgrade') : undefined;
  // Not `close`, although each request has a connection of its own: a program that answers before it has read the
  // whole body would close at once, and its answer would be lost in the reset.
  if (protocol === undefined) kept.push(['Connection', 'keep-alive']);
  else kept.push(['Connection', 'Upgrade'], ['Upgrade', protocol]);
  return kept.flat();
}

/** The answer's fields for the client, made harmless, with `Location` led back under `prefix` (`/runs/id`). */
export function forClient(raw: RawHeaders, prefix: string): string[] {
  const named = connectionOptions(raw);
  const kept = pairs(raw)
    .filter(([name]) => !refused.has(lower(name)) && !named.has(lower(name)))
    .map(([name, value]) => [name, lower(name) === 'location' ? relocated(value, prefix) : value]);
  const own = { ...commonHeaders, 'content-security-policy': programPolicy };
  return [...kept, ...Object.entries(own)].flat();
}

/** Like `forClient`, for a `101`: the handshake's own fields stay. */
export function forUpgradedClient(raw: RawHeaders, prefix: string): string[] {
  const upgrade = pairs(raw).filter(([name]) => ['connection', 'upgrade'].includes(lower(name)));
  return [...upgrade.flat(), ...forClient(raw, prefix)];
}

export function valueOf(raw: RawHeaders, name: string): string | undefined {
  return pairs(raw).find(([other]) => lower(other) === name)?.[1];
}

/** A path from the program's root means one below the run's. */
const relocated = (value: string, prefix: string) =>
  value.startsWith('/') && !value.startsWith('//') ? prefix + value : value;

/** Fields that `Connection` names are of this connection too. */
function connectionOptions(raw: RawHeaders): Set<string> {
  const values = pairs(raw).filter(([name]) => lower(name) === 'connection');
  return new Set(values.flatMap(([, value]) => value.split(',').map((option) => lower(option.trim()))));
}

function pairs(raw: RawHeaders): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? '']);
}

const lower = (text: string) => text.toLowerCase();
