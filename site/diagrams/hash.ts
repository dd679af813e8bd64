import { createHash } from 'node:crypto';

/** What the drawings depend on besides their source; raise it to have all of them drawn again. */
const style = 2;

/** Names the drawing of a source: Mermaid's output is not the same twice, its source is. */
export const diagramHash = (source: string): string =>
  createHash('sha256').update(`${style}\n${source.trim()}`).digest('hex').slice(0, 12);
