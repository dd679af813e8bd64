import { readFileSync } from 'node:fs';
import { inlineScriptHashes } from '../defence/policy.ts';

interface Known {
  readonly version: number;
  readonly hashes: readonly string[];
}

/**
 * Gives the hashes of a page's inline scripts. Read once a page and build: `version` is the file's modification
 * time, so that a site that is rebuilt under a running companion is not locked out by its old hashes.
 */
export function createScriptHashes(): (file: string, version: number) => readonly string[] {
  const pages = new Map<string, Known>();
  return (file, version) => {
    const known = pages.get(file);
    if (known?.version === version) return known.hashes;
    const hashes = inlineScriptHashes(readFileSync(file, 'utf8'));
    pages.set(file, { version, hashes });
    return hashes;
  };
}
