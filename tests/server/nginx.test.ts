import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'vitest';
import { freePort } from '../free-port.ts';
import { temporaryFolder } from './companion.ts';
import { configured, expectCarried, runProxy } from './proxied.ts';
import { certificate, SecureDoor } from './secure.ts';

/** nginx before a companion, as the page says. */
async function proxied(companion: string): Promise<SecureDoor> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'logs'));
  const port = await freePort();
  const { cert, key } = await certificate(folder);
  const server = await configured('nginx', [
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['/etc/ssl/room.example.pem', cert],
    ['/etc/ssl/room.example.key', key],
    ['http://127.0.0.1:4321', companion.replace(/\/$/, '')],
  ]);
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const config = `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
    events {} http { access_log off; ${kept.join(' ')} ${server} }`;
  await runProxy('nginx', folder, config, (file) => ['-p', folder, '-c', file]);
  return SecureDoor.at(port, cert);
}

test('behind nginx, as docs/proxies.md has it: joining, the live connection, an event stream; who asks; no metrics', async () => {
  await expectCarried(proxied);
});
