import { test } from 'vitest';
import { freePort } from '../free-port.ts';
import { temporaryFolder } from './companion.ts';
import { configured, expectCarried, runProxy } from './proxied.ts';
import { certificate, SecureDoor } from './secure.ts';

/** Caddy before a companion, as the page says, with a certificate of ours in place of one that it would fetch. */
async function proxied(companion: string): Promise<SecureDoor> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const { cert, key } = await certificate(folder);
  const site = await configured('caddy', [
    ['room.example {', `https://room.example:${port} {\n  bind 127.0.0.1\n  tls ${cert} ${key}`],
    ['127.0.0.1:4321', new URL(companion).host],
  ]);
  const config = `{\n  admin off\n  auto_https disable_redirects\n  log {\n    level ERROR\n  }\n}\n${site}`;
  await runProxy('caddy', folder, config, (file) => ['run', '--adapter', 'caddyfile', '--config', file]);
  return SecureDoor.at(port, cert);
}

test('behind Caddy, as docs/proxies.md has it: joining, the live connection, an event stream; who asks; no metrics', async () => {
  await expectCarried(proxied);
});
