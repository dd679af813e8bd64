import type {
  ClientAction,
  ConnectionAction,
  Faults,
  OpenClient,
  Restart,
  RunClient,
  SetFaults,
} from '../../../server/play.ts';
import { ask } from './client.ts';

/** What can be done to a run; docs/api.md, "Playing with a run". Every method rejects with an ApiFault and nothing else. */
export interface Play {
  openClient(opening: OpenClient): Promise<RunClient>;
  act(client: string, action: ClientAction): Promise<void>;
  toConnection(number: number, action: ConnectionAction): Promise<void>;
  faults(): Promise<Faults>;
  setFaults(faults: SetFaults): Promise<Faults>;
  terminate(): Promise<void>;
  restart(how?: Restart): Promise<void>;
}

/** @param base where the program answers: `/runs/<id>/` */
export const playWith = (base: string): Play => {
  const api = `/api${base.replace(/\/$/, '')}`;
  return {
    openClient: (opening) => ask('POST', `${api}/clients`, opening),
    act: (client, action) => ask('POST', `${api}/clients/${client}`, action),
    toConnection: (number, action) => ask('POST', `${api}/connections/${number}`, action),
    faults: () => ask('GET', `${api}/faults`),
    setFaults: (faults) => ask('PUT', `${api}/faults`, faults),
    terminate: () => ask('POST', `${api}/signal`, { signal: 'SIGTERM' }),
    restart: (how = {}) => ask('POST', `${api}/restart`, how),
  };
};

/** The program's address for a connection that has this name in wire events: `/runs/<id>~alice/`. */
export const named = (base: string, name: string): string =>
  `${base.replace(/\/$/, '')}~${encodeURIComponent(name).replace(/[!'()*~]/g, '-')}/`;
