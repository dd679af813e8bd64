import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus in a place whose content changes because of what was done with it: whoever pressed its button finds the
 * button that stands there now, and not the beginning of the page.
 * @param shown changes when the content is another
 */
export const useKeptFocus = (shown: unknown): RefObject<HTMLDivElement> => {
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useLayoutEffect(() => {
    const leave = (event: FocusEvent): void => {
      // A button that is disabled or taken away loses the focus to nobody.
      was.current = event.relatedTarget === null && document.hasFocus();
    };
    const { current } = place;
    current?.addEventListener('focusout', leave);
    return () => current?.removeEventListener('focusout', leave);
  }, []);
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body;
    if (was.current && lost) place.current?.querySelector<HTMLElement>('button')?.focus();
    was.current = false;
  }, [shown]);
  return place;
};
