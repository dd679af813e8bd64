import type { Fault, Person, Ticket } from '../../server/api.ts';
import type { Localized } from '../language.ts';

/** The companion said why not. */
export class Refused extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/** Rejects with Refused, or with another error where no companion answers. */
async function ask(method: 'POST' | 'PUT', path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`/api/workshop/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Refused(((await answer.json()) as Fault).error.message);
  return answer.status === 204 ? undefined : answer.json();
}

export const join = async (code: string, name: string): Promise<Person> =>
  (await ask('POST', 'members', { code, name })) as Person;

export const signIn = async (key: string): Promise<Person> => (await ask('POST', 'staff', { key })) as Person;

export const ticket = async (): Promise<string> => ((await ask('POST', 'tickets')) as Ticket).ticket;

export const raiseHand = (raised: boolean): Promise<unknown> => ask('PUT', 'hand', { raised });
export const pause = (paused: boolean): Promise<unknown> => ask('PUT', 'pause', { paused });
export const cut = (): Promise<unknown> => ask('POST', 'cut');
export const sayToAll = (text: string): Promise<unknown> => ask('POST', 'messages', { to: null, text });
