import type { LabPanel, PanelAction } from '../../../grader/panel.ts';
import { asIs, inJson } from '../clients/template.ts';

type Request = Extract<PanelAction, { do: 'request' }>;

/** A few lines that do something in a lab: what its clients and its buttons are about, in an order that makes sense. */
export const exampleFor = ({ clients, names, fields, actions, get }: LabPanel): string => {
  const first = clients.find(({ kind }) => kind !== 'bytes') ?? { kind: 'websocket', path: '/ws' };
  const name = names[0] ?? '1';
  const given = Object.fromEntries([
    ['name', name],
    ...fields.flatMap(({ name: field, value }) => (value === '' ? [] : [[field, value] as const])),
  ]);
  const requests = actions.filter((action) => action.do === 'request');
  const asked = (wanted: (one: Request) => boolean): string[] =>
    requests
      .filter((one) => wanted(one) && (one.method === 'GET' || one.method === 'POST'))
      .map(({ method, path, body = '' }) =>
        `${method.toLowerCase()} ${path} ${inJson(body, given)}`.trimEnd(),
      );
  const brings = ({ keep }: Request): boolean => Object.keys(keep).length > 0;
  return [
    // What an answer brings, a ticket for example, is wanted for what follows.
    ...asked(brings),
    `${name} ${first.kind === 'events' ? 'subscribe' : 'connect'} ${asIs(first.path, given)}`,
    ...says(first.kind, actions).map((words) => `${name} ${inJson(words, given)}`),
    ...asked((one) => !brings(one)),
    'wait 500',
    `get ${get}`,
    `${name} close`,
  ].join('\n');
};

/** What the client is to say first, after its name. */
const says = (kind: string, actions: readonly PanelAction[]): readonly string[] => {
  const send = actions.find((action) => action.do === 'send');
  if (kind === 'events') return [];
  if (kind === 'frames') return ['frame text "hello"', 'frame ping "x"'];
  return [send ? `json ${send.text}` : 'text hello'];
};
