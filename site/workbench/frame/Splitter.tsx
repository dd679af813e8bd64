import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import type { Divider, LayoutStore } from './layout.ts';

const step = 2;

/** The line between two panels: dragged, moved by the arrow keys, or put back by a double click. */
export const Splitter = ({ divider }: { readonly divider: Divider }): JSX.Element => {
  const { layout, said } = useWorkbench();
  const element = useRef<HTMLDivElement>(null);
  const across = divider === 'brief' || layout.docked.value === 'right';
  const now = layout.sizes.value[`${divider}-${layout.docked.value}`] ?? measured(element.current, across);
  const move = (percent: number): void => layout.resize(divider, percent);
  return (
    <div
      ref={element}
      class={`wb-splitter wb-splitter-${divider}`}
      role="separator"
      tabIndex={0}
      aria-label={said.resize[divider]}
      aria-orientation={across ? 'vertical' : 'horizontal'}
      aria-valuemin={15}
      aria-valuemax={80}
      aria-valuenow={Math.round(now)}
      onPointerDown={(event) => drag(event, across, move)}
      onDblClick={() => layout.resize(divider, undefined)}
      onKeyDown={(event) => keyMove(event, across, now, move, layout, divider)}
    />
  );
};

/** Where the divider stands, in percent of all panels. */
const measured = (element: HTMLElement | null, across: boolean): number => {
  const before = element?.previousElementSibling;
  const all = element?.parentElement;
  if (!before || !all) return 50;
  return across
    ? (before.clientWidth / all.clientWidth) * 100
    : (before.clientHeight / all.clientHeight) * 100;
};

/** The size of the panel before the divider follows the pointer. */
const drag = (event: PointerEvent, across: boolean, move: (percent: number) => void): void => {
  const divider = event.currentTarget as HTMLElement;
  const panel = divider.previousElementSibling?.getBoundingClientRect();
  const all = divider.parentElement?.getBoundingClientRect();
  if (!panel || !all || event.button !== 0) return;
  event.preventDefault();
  divider.setPointerCapture(event.pointerId);
  const follow = ({ clientX, clientY }: PointerEvent): void =>
    move((across ? (clientX - panel.left) / all.width : (clientY - panel.top) / all.height) * 100);
  divider.addEventListener('pointermove', follow);
  const end = (): void => divider.removeEventListener('pointermove', follow);
  divider.addEventListener('lostpointercapture', end, { once: true });
};

const keyMove = (
  event: KeyboardEvent,
  across: boolean,
  now: number,
  move: (percent: number) => void,
  layout: LayoutStore,
  divider: Divider,
): void => {
  const less = across ? 'ArrowLeft' : 'ArrowUp';
  const more = across ? 'ArrowRight' : 'ArrowDown';
  if (event.key === less) move(now - step);
  else if (event.key === more) move(now + step);
  else if (event.key === 'Home' || event.key === 'End') move(event.key === 'Home' ? 0 : 100);
  else if (event.key === 'Enter') layout.resize(divider, undefined);
  else return;
  event.preventDefault();
};
