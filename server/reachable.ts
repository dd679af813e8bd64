import { networkInterfaces } from 'node:os';

/** Where others reach a companion that listens everywhere: the first address of this machine beyond loopback. */
export function reachable(url: string): string {
  const address = new URL(url);
  if (address.hostname !== 'localhost') return url;
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  address.hostname =
    all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost';
  return address.href;
}
