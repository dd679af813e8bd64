import { isIP } from 'node:net';

/** Tells whether the `Host` header of a request names this companion. */
export type HostCheck = (header: string | undefined) => boolean;

/**
 * Against DNS rebinding: a page of `evil.example` whose name now resolves to 127.0.0.1 reaches this port, but
 * its browser still says `Host: evil.example`. The port is not looked at: rebinding needs a name, never
 * another port, and people reach a companion through forwarded ports.
 *
 * @param host the address listened on
 * @param names further names, without port, under which people reach it
 */
export function createHostCheck(host: string, names: readonly string[]): HostCheck {
  const known = new Set([host, ...names].map((name) => bare(name.toLowerCase())));
  const everywhere = isEverywhere(host);
  return (header) => {
    const name = nameIn(header);
    if (name === undefined) return false;
    // An address cannot be rebound; beyond loopback we cannot know them all (containers, several networks).
    return isLoopback(name) || known.has(name) || (everywhere && isIP(name) !== 0);
  };
}

/** `localhost` and the addresses of RFC 1122 section 3.2.1.3 and RFC 4291 section 2.5.3. */
export function isLoopback(host: string): boolean {
  const name = bare(host.toLowerCase());
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

const isEverywhere = (host: string) => host === '0.0.0.0' || bare(host) === '::';

const bare = (name: string) => name.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/** `Host: [::1]:4321` -> `::1`. Undefined for what is no host at all. */
function nameIn(header: string | undefined): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return match?.[1] === undefined ? undefined : bare(match[1].toLowerCase());
}
