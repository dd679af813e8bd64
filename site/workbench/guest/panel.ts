import type { LabPanel } from '../../../grader/panel.ts';

const browserKinds: readonly string[] = ['websocket', 'events'];

/** A lab's panel as a guest has it: clients of the browser alone, and the first of them is called as the guest is. */
export const guestPanel = (panel: LabPanel, guest: string): LabPanel => {
  const clients = panel.clients.filter(({ kind }) => browserKinds.includes(kind));
  return {
    ...panel,
    clients: clients.length > 0 ? clients : [{ kind: 'websocket', path: '/ws' }],
    names: guest === '' ? [] : [guest],
    ready: 1,
    actions: panel.actions.filter((action) => action.do !== 'compose'),
  };
};
