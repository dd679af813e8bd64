import { effect } from '@preact/signals';
import type { Workbench } from '../context.ts';
import { hasScript } from './link.ts';

/**
 * Shows the learner's own script, or the one in the address, also where that is opened on a page that is there already.
 * @param ended stops listening
 */
export const followLink = (workbench: Workbench, ended: AbortSignal): void => {
  const { script, layout, notices, announcement, said } = workbench;
  const take = (): void => {
    const came = script.take(location.hash);
    if (came === undefined) return;
    if (came === 'broken') notices.add({ text: said.script.broken });
    else announcement.value = said.script.arrived;
    script.open.value = true;
    layout.show('client');
  };
  take();
  addEventListener('hashchange', take, { signal: ended });
  // What is the learner's own now is not what the address has.
  const drop = effect(() => {
    if (!script.shared.value && hasScript(location.hash))
      history.replaceState(null, '', location.pathname + location.search);
  });
  ended.addEventListener('abort', drop);
};
