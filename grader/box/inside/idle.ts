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
 * The program has nothing left to do by itself: no timer, no callback, no file that is read. Of work in the thread pool Node does
 * not list all (compression, keys): the host looks at its threads.
 */
export const isIdle = (): boolean => activeResources().every((kind) => passive.has(kind));
