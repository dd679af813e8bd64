import { checkSolution, formatSolution, runSolution, saveSolution } from '../actions.ts';
import type { Workbench } from '../context.ts';
import { panels } from './layout.ts';
import type { Panel } from './layout.ts';

/** Is this a Mac, where Command is what Control is elsewhere? */
export const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

/**
 * The shortcuts that hold everywhere in the workbench. Keys that compose Hangul or other letters are left alone
 * (UI Events section 5.7.5: `isComposing`).
 */
export const handleKey = (workbench: Workbench, event: KeyboardEvent): void => {
  if (event.isComposing || workbench.dialog.value !== 'none') return;
  if (event.altKey) handleFormat(workbench, event);
  else if (event.ctrlKey || event.metaKey) handleCommand(workbench, event);
  else if (event.key === 'F6') movePanel(workbench, event);
  else if (event.key === '?' && !isTyping(event.target)) {
    event.preventDefault();
    workbench.dialog.value = 'shortcuts';
  }
};

const handleCommand = (workbench: Workbench, event: KeyboardEvent): void => {
  if (event.key === 'Enter') claim(event, () => (event.shiftKey ? checkSolution : runSolution)(workbench));
  else if (event.key.toLowerCase() === 's' && !event.shiftKey)
    claim(event, () => void saveSolution(workbench));
};

/** By its place on the keyboard: with Option a Mac types another letter. */
const handleFormat = (workbench: Workbench, event: KeyboardEvent): void => {
  if (event.code !== 'KeyF' || !event.shiftKey || event.ctrlKey || event.metaKey) return;
  if (workbench.editor.value?.format) claim(event, () => formatSolution(workbench));
};

/** Nobody else gets the key: neither the editor, which would insert a line, nor the browser. */
const claim = (event: KeyboardEvent, act: () => void): void => {
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) act();
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, .monaco-editor') !== null);

/** To the next panel that is shown, or back; past the last one the key is the browser's. */
const movePanel = (workbench: Workbench, event: KeyboardEvent): void => {
  const shown = panels.filter((panel) => workbench.layout.visible(panel));
  const here = shown.findIndex((panel) => panelElement(panel)?.contains(document.activeElement));
  const next = here === -1 ? (event.shiftKey ? shown.length - 1 : 0) : here + (event.shiftKey ? -1 : 1);
  const panel = shown[next];
  if (panel === undefined) return;
  event.preventDefault();
  focusPanel(workbench, panel);
};

const panelElement = (panel: Panel): HTMLElement | null => document.querySelector(`[data-panel="${panel}"]`);

export const focusPanel = ({ editor }: Workbench, panel: Panel): void => {
  if (panel === 'code' && editor.value) editor.value.focus();
  else panelElement(panel)?.focus();
};
