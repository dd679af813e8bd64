import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const slack = 24;

/**
 * Keeps a list that grows at its end in view, unless the reader has scrolled away from it.
 * @param grown changes whenever the list has grown
 */
export const useStickToEnd = (
  grown: unknown,
): { list: RefObject<HTMLDivElement>; away: boolean; toEnd: () => void; onScroll: () => void } => {
  const list = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = (): void => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  };
  const onScroll = (): void => {
    const { current } = list;
    if (!current) return;
    stuck.current = current.scrollHeight - current.scrollTop - current.clientHeight <= slack;
    setAway(!stuck.current);
  };
  useLayoutEffect(() => {
    if (stuck.current) toEnd();
  }, [grown]);
  return { list, away, toEnd, onScroll };
};
