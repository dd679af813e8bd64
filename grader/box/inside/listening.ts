import { readFileSync } from 'node:fs';

/** State of a listening socket in /proc/net/tcp. */
const listen = '0A';
/** 127.0.0.1 and any address, of IPv4 and IPv6, as the kernel of a little-endian machine prints them. */
const reachable = new Set(['0100007F', '00000000', '0'.repeat(32), '0000000000000000FFFF00000100007F']);

/**
 * Whether somebody in this network namespace accepts connections to 127.0.0.1:`port`. Looked up, not tried: a connection
 * that only probes would be seen by the program.
 */
export function isListening(port: number): boolean {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return [...lines('tcp'), ...lines('tcp6')].some((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    const [address = '', number] = local.split(':');
    return state === listen && number === wanted && reachable.has(address);
  });
}

function lines(table: string): readonly string[] {
  try {
    return readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1);
  } catch {
    return [];
  }
}
