import { isPassed, isRead, placeOf, pointsOf } from './entries.ts';
import type { Entries } from './entries.ts';
import { sync, watch } from './store.ts';

/*
 * Marks what was read and passed wherever a page names a lesson (`data-lesson`) or a lab (`data-lab`): attributes for
 * the style sheets, and texts of their own for those who listen.
 */
const mark = (entries: Entries): void => {
  const here = placeOf(entries)?.lesson;
  for (const element of document.querySelectorAll<HTMLElement>('[data-lesson]')) {
    const lesson = element.dataset['lesson'] ?? '';
    show(element, 'read', isRead(entries, lesson));
    show(element, 'here', here === lesson);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-lab]')) {
    const lab = element.dataset['lab'] ?? '';
    show(element, 'passed', isPassed(entries, lab));
    const points = pointsOf(entries, lab);
    const text = element.querySelector<HTMLElement>('[data-points]');
    if (points && text)
      text.textContent = (text.dataset['points'] ?? '')
        .replace('{earned}', String(points.earned))
        .replace('{possible}', String(points.possible));
  }
};

/** Sets `data-read`, and unhides the text within (`data-when="read"`) that says so. */
const show = (element: HTMLElement, what: string, yes: boolean): void => {
  element.toggleAttribute(`data-${what}`, yes);
  for (const text of element.querySelectorAll<HTMLElement>(`:scope [data-when="${what}"]`))
    text.hidden = !yes;
};

watch(mark);
void sync();
