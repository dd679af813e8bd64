import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { sendFault } from '../faults.ts';
import type { Identify } from '../learner.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import { problems } from '../problems.ts';
import { forward, type Upgrade } from './forward.ts';
import { passageProblem } from './passage-problem.ts';
import type { Run } from './run.ts';
import type { Runs } from './runs.ts';
import { TappedConnection } from './tapped-connection.ts';

interface Parts {
  readonly runs: Runs;
  readonly identify: Identify;
  readonly limits: Limits;
  readonly log: Log;
}

/** Everything under `/runs/<id>/`, handed to the program: HTTP, event streams and upgrades. */
export class RunProxy {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** For the server's `request` event. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    void this.#pass(request, response);
  }

  /** For the server's `upgrade` event; `head` is what the client sent right behind its handshake. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.on('finish', () => socket.end());
    void this.#pass(request, response, { socket, head });
  }

  async #pass(request: IncomingMessage, response: ServerResponse, upgrade?: Upgrade): Promise<void> {
    try {
      const { run, path } = this.#find(request);
      const connection = await this.#connect(run);
      const { answerMs } = this.#parts.limits;
      await forward({ request, response, connection, path, prefix: `/runs/${run.id}`, answerMs, upgrade });
    } catch (error) {
      sendFault(response, passageProblem(error, this.#parts.log));
    }
  }

  /** `/runs/<id>/ws?x=1` -> the run and `/ws?x=1`, which is passed on as it was written. */
  #find(request: IncomingMessage): { run: Run; path: string } {
    const [, id = '', rest = ''] = /^\/runs\/([\w-]+)(.*)$/s.exec(request.url ?? '') ?? [];
    const run = this.#parts.runs.find(id, this.#parts.identify(request));
    return { run, path: rest.startsWith('/') ? rest : `/${rest}` };
  }

  async #connect(run: Run): Promise<Duplex> {
    const limit = this.#parts.limits.connectionsPerRun;
    if (run.connections >= limit) throw problems('run-connections-too-many', { limit: String(limit) });
    if (run.log.ended) throw problems('run-ended');
    // Counted from here on, so that many at once cannot all pass the check.
    run.connections += 1;
    const done = () => {
      run.connections -= 1;
      run.touch();
    };
    try {
      const program = await run.listening;
      const socket = await program.connect();
      socket.once('close', done);
      // Told by whoever uses the connection; between two users nobody listens.
      socket.on('error', () => undefined);
      // Whoever opens the event stream later sees the connections that come after.
      return run.log.watched > 0 ? new TappedConnection(socket, run.wire.open()) : socket;
    } catch (error) {
      done();
      throw error;
    }
  }
}
