/** Somebody who wants the events of a stream. */
export interface Follower<T> {
  event(event: T): void;
  /** Whether the connection stands; while it does not, the browser makes it again by itself. */
  connected(connected: boolean): void;
  /** It was closed for good before its last event. Whether the companion still knows of it must be asked. */
  lost(): void;
}

/**
 * Follows an event stream of the companion (HTML section 9.2) from its first event; after an interruption the browser
 * goes on where it stopped. `types` are the events that it may have; after one of `last` it is closed.
 * @returns stops following
 */
export const follow = <T extends { readonly type: string }>(
  url: string,
  { types, last }: { types: readonly T['type'][]; last: readonly T['type'][] },
  follower: Follower<T>,
): (() => void) => {
  const source = new EventSource(url);
  const take = ({ data }: MessageEvent<string>): void => {
    const event = JSON.parse(data) as T;
    if (last.includes(event.type)) source.close();
    follower.event(event);
  };
  for (const type of types) source.addEventListener(type, take);
  source.addEventListener('open', () => follower.connected(true));
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) follower.lost();
    else follower.connected(false);
  });
  return () => source.close();
};
