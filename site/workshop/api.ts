import type { Person, Ticket } from '../../server/api.ts';
import { ask } from '../demos/companion.ts';

export { Refused } from '../demos/companion.ts';

/** Rejects with Refused, or with another error where no companion answers. */
const askRoom = (method: 'POST' | 'PUT', path: string, body: object = {}): Promise<unknown> =>
  ask(method, `/api/workshop/${path}`, body);

export const join = async (code: string, name: string): Promise<Person> =>
  (await askRoom('POST', 'members', { code, name })) as Person;

export const signIn = async (key: string): Promise<Person> =>
  (await askRoom('POST', 'staff', { key })) as Person;

export const ticket = async (): Promise<string> => ((await askRoom('POST', 'tickets')) as Ticket).ticket;

export const raiseHand = (raised: boolean): Promise<unknown> => askRoom('PUT', 'hand', { raised });
export const pause = (paused: boolean): Promise<unknown> => askRoom('PUT', 'pause', { paused });
export const cut = (): Promise<unknown> => askRoom('POST', 'cut');
export const sayToAll = (text: string): Promise<unknown> => askRoom('POST', 'messages', { to: null, text });
