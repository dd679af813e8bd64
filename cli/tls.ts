import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CompanionOptions } from '../server/index.ts';
import { problems } from './problems.ts';

/** Files in PEM form. */
export interface TlsFiles {
  readonly cert?: string;
  readonly key?: string;
}

/**
 * What HTTPS is served with. The two are looked at before anything starts: a server with a wrong key begins, and then every browser
 * says that it cannot connect.
 * @throws Problem `tls-half`, `tls-unreadable`, `tls-malformed`, `tls-mismatch`
 */
export function tlsOf({ cert, key }: TlsFiles): Pick<CompanionOptions, 'tls'> {
  if (cert === undefined && key === undefined) return {};
  if (cert === undefined || key === undefined) throw problems('tls-half');
  const tls = { cert: read(cert), key: read(key) };
  const certificate = parsed(cert, () => new X509Certificate(tls.cert));
  const privateKey = parsed(key, (): KeyObject => createPrivateKey(tls.key));
  if (!certificate.checkPrivateKey(privateKey)) throw problems('tls-mismatch', { cert, key });
  return { tls };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw problems('tls-unreadable', { file, reason });
  }
}

function parsed<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw problems('tls-malformed', { file });
  }
}
