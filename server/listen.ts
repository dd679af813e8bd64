import type { AddressInfo } from 'node:net';
import type { App } from './app.ts';
import { problems } from './problems.ts';

/**
 * Listens, and gives the address to open.
 * @throws Problem `port-taken` or `address-unusable`
 */
export async function listen(
  app: App,
  host: string,
  port: number,
  scheme: 'http' | 'https' = 'http',
): Promise<string> {
  const shown = host.includes(':') ? `[${host}]` : host;
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const address = `${shown}:${port}`;
    if (code === 'EADDRINUSE') throw problems('port-taken', { address });
    throw problems('address-unusable', { address, reason: code ?? message });
  }
  const bound = (app.server.address() as AddressInfo).port;
  return `${scheme}://${isEverywhere(host) ? 'localhost' : shown}:${bound}/`;
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::';
