/** What only somebody else can wake: peers, whoever connects, signals. */
const passive = new Set([
  'PipeServerWrap',
  'PipeWrap',
  'SignalWrap',
  'TCPServerWrap',
  'TCPSocketWrap',
  'TTYWrap',
]);

const activeResources = process.getActiveResourcesInfo.bind(process);

/**
 * The program has nothing left to do by itself: no timer, no callback, no file that is read. Work in the thread pool that Node
 * does not list (compression, random bytes) is not seen.
 */
export const isIdle = (): boolean => activeResources().every((kind) => passive.has(kind));
