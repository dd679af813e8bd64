import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { downloadSolution, formatSolution, resetSolution } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { openHistory } from '../history/actions.ts';
import { Icon } from './Icon.tsx';

/** What is needed seldom: a popover that Escape or a click elsewhere closes. */
export const Menu = (): JSX.Element => {
  const workbench = useWorkbench();
  const { said, layout, lab, solution, follow, dialog, editor } = workbench;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => placeBelow(popover.current, button.current), []);
  const choose = (act: () => void) => () => {
    popover.current?.hidePopover();
    act();
  };
  const right = layout.docked.value === 'right';
  return (
    <>
      <button
        ref={button}
        type="button"
        class="wb-button wb-more-button"
        popovertarget={id}
        aria-label={said.more}
        title={said.more}
      >
        <Icon name="more" />
      </button>
      <div ref={popover} id={id} class="wb-menu" popover="auto">
        {lab.lesson && <a href={lab.lesson.href}>{said.lesson}</a>}
        <button type="button" onClick={choose(() => void openHistory(workbench))}>
          {said.history.title}
        </button>
        {editor.value?.format && (
          <button type="button" onClick={choose(() => formatSolution(workbench))}>
            {said.editor.format}
          </button>
        )}
        <button
          type="button"
          disabled={follow.on.value || solution.text.value === lab.starter.text}
          onClick={choose(() => resetSolution(workbench))}
        >
          {said.reset}
        </button>
        <button type="button" onClick={choose(() => downloadSolution(workbench))}>
          {said.download}
        </button>
        {!layout.narrow.value && (
          <button type="button" onClick={choose(() => layout.dockTo(right ? 'bottom' : 'right'))}>
            {right ? said.dockBottom : said.dockRight}
          </button>
        )}
        <button
          type="button"
          onClick={choose(() => {
            dialog.value = 'shortcuts';
          })}
        >
          {said.shortcuts} <kbd>?</kbd>
        </button>
      </div>
    </>
  );
};

/** A popover stands in the top layer, which knows nothing of its button's place. */
export const placeBelow = (
  popover: HTMLElement | null,
  button: HTMLElement | null,
): (() => void) | undefined => {
  if (!popover || !button) return undefined;
  const place = (): void => {
    const { bottom, right } = button.getBoundingClientRect();
    popover.style.insetBlockStart = `${bottom + 6}px`;
    popover.style.insetInlineEnd = `${Math.max(8, document.documentElement.clientWidth - right)}px`;
  };
  popover.addEventListener('beforetoggle', place);
  return () => popover.removeEventListener('beforetoggle', place);
};
