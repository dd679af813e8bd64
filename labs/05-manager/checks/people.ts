import {
  type Client,
  connectAs,
  type ConnectOptions,
  fieldsOf,
  type Trial,
} from '../../../grader/kit/index.ts';

/** Enters, and lets `joined` and `left` pass: for checks that are about something else. */
export const enter = (t: Trial, name: string, options: ConnectOptions = {}): Promise<Client> =>
  connectAs(t, name, { ignore: isNotice, ...options });

/** Enters one after the other, in this order. */
export async function enterAll(t: Trial, names: readonly string[]): Promise<Client[]> {
  const clients: Client[] = [];
  for (const name of names) clients.push(await enter(t, name));
  return clients;
}

const isNotice = (text: string): boolean => ['joined', 'left'].includes(String(fieldsOf(text).type));
