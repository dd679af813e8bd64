import type { WireEvent } from '../../grader/report.ts';
import type { ClientAction, ConnectionAction, OpenClient, RunClient, SetFaults } from '../../server/play.ts';
import { ask, json } from './http.ts';
import type { LiveRun } from './runs.ts';

/** What can be done to a run of a test's companion. */
export class Play {
  readonly run: LiveRun;
  readonly api: string;

  constructor(companionUrl: string, run: LiveRun) {
    this.run = run;
    this.api = `${companionUrl}api/runs/${run.id}`;
  }

  async open(opening: OpenClient): Promise<RunClient> {
    const answer = await ask(`${this.api}/clients`, { method: 'POST', body: opening });
    if (answer.status !== 201) throw new Error(answer.text);
    return json(answer) as RunClient;
  }

  async webSocket(path: string, more: Partial<OpenClient> = {}): Promise<RunClient> {
    return this.open({ open: { kind: 'websocket', path }, ...more });
  }

  act(client: RunClient, action: ClientAction) {
    return ask(`${this.api}/clients/${client.id}`, { method: 'POST', body: action });
  }

  toConnection(number: number, action: ConnectionAction) {
    return ask(`${this.api}/connections/${number}`, { method: 'POST', body: action });
  }

  setFaults(faults: SetFaults) {
    return ask(`${this.api}/faults`, { method: 'PUT', body: faults });
  }

  /** The next wire event for which this holds; those before it are dropped. */
  async seen(wanted: (event: WireEvent) => boolean): Promise<WireEvent> {
    for (;;) {
      const { event } = (await this.run.events.next('wire')).data;
      if (wanted(event)) return event;
    }
  }

  /** The next frame of the program on a connection. */
  async frame(connection: number, opcode?: number): Promise<Extract<WireEvent, { kind: 'frame' }>> {
    const event = await this.seen(
      (each) =>
        each.kind === 'frame' &&
        each.from === 'server' &&
        each.connection === connection &&
        (opcode === undefined || each.opcode === opcode),
    );
    return event as Extract<WireEvent, { kind: 'frame' }>;
  }
}

export const base64 = (bytes: string | readonly number[]): string =>
  Buffer.from(bytes as string).toString('base64');
