import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Rows that are there beyond those that can be seen, so that a quick scroll finds no hole. */
const spare = 20;

export interface Window {
  /** First row that is drawn. */ readonly from: number;
  /** Behind the last. */ readonly to: number;
}

/**
 * Which rows of a long list are worth drawing: those in view and a few around. Every row has the same height.
 * @param rowHeight px
 */
export const useWindow = (
  list: RefObject<HTMLElement>,
  count: number,
  rowHeight: number,
): { window: Window; onScroll: () => void } => {
  const top = useSignal(0);
  const height = useSignal(600);
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => measure(current, top, height));
    observer.observe(current);
    measure(current, top, height);
    return () => observer.disconnect();
  }, [list, top, height]);
  const from = Math.max(0, Math.min(count, Math.floor(top.value / rowHeight)) - spare);
  const to = Math.min(count, Math.ceil((top.value + height.value) / rowHeight) + spare);
  return {
    window: { from: Math.min(from, to), to },
    onScroll: () => {
      if (list.current) measure(list.current, top, height);
    },
  };
};

const measure = (element: HTMLElement, top: Signal<number>, height: Signal<number>): void => {
  top.value = element.scrollTop;
  height.value = element.clientHeight;
};
