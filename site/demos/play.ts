import type {
  ClientAction,
  ConnectionAction,
  Faults,
  OpenClient,
  Restart,
  RunClient,
  SetFaults,
} from '../../server/play.ts';
import { ask } from './companion.ts';

/** What a demo can do to its program and to the network before it; docs/api.md, "Playing with a run". */
export interface Play {
  /** Path of the program for a connection that is called so in wire events: `/runs/<id>~alice/`. */
  named(name: string): string;
  /** Connects a client of the companion's, which can do what browsers cannot. */
  openClient(opening: OpenClient): Promise<DemoClient>;
  /** Cuts, freezes, thaws or slows down the connection of this number in wire events. */
  toConnection(number: number, action: ConnectionAction): Promise<void>;
  /** Makes the network bad; `{}` makes it good again. */
  setFaults(faults: SetFaults): Promise<Faults>;
  /** Sends it SIGTERM. */
  terminate(): Promise<void>;
  /** Ends it and starts it again under the same address. */
  restart(how?: Restart): Promise<void>;
}

export interface DemoClient extends RunClient {
  do(action: ClientAction): Promise<void>;
}

export const playWith = (id: string): Play => {
  const post = async (path: string, body: unknown): Promise<unknown> =>
    ask('POST', `/api/runs/${id}/${path}`, body);
  return {
    named: (name) => `/runs/${id}~${encodeURIComponent(name)}/`,
    openClient: async (opening) => {
      const client = (await post('clients', opening)) as RunClient;
      return {
        ...client,
        do: async (action) => {
          await post(`clients/${client.id}`, action);
        },
      };
    },
    toConnection: async (number, action) => {
      await post(`connections/${number}`, action);
    },
    setFaults: async (faults) => (await ask('PUT', `/api/runs/${id}/faults`, faults)) as Faults,
    terminate: async () => {
      await post('signal', { signal: 'SIGTERM' });
    },
    restart: async (how = {}) => {
      await post('restart', how);
    },
  };
};
