import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { sendFault } from '../faults.ts';
import type { Identify } from '../learner.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import { connectionName } from '../play.ts';
import { problems } from '../problems.ts';
import { forward, type Upgrade } from './forward.ts';
import { guestLabel } from './guests.ts';
import { passageProblem } from './passage-problem.ts';
import type { Run } from './run.ts';
import type { Runs } from './runs.ts';

interface Parts {
  readonly runs: Runs;
  readonly identify: Identify;
  readonly limits: Limits;
  readonly log: Log;
}

interface Found {
  readonly run: Run;
  /** Name of a classmate to whom its owner shares it. */ readonly guest: string | undefined;
  /** Of the connection, where the page gave it one. */ readonly name: string | undefined;
  /** As the program knows it. */ readonly path: string;
  /** Path of the run, without the last slash. */ readonly prefix: string;
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
      const { run, guest, name, path, prefix } = this.#find(request);
      if (run.log.ended) throw problems('run-ended');
      const connection = await (guest === undefined
        ? run.lines.visit(run.listening, name)
        : run.guests.visit(guest, () => run.lines.visit(run.listening, guestLabel(guest))));
      const { answerMs } = this.#parts.limits;
      await forward({ request, response, connection, path, prefix, answerMs, upgrade });
    } catch (error) {
      sendFault(response, passageProblem(error, this.#parts.log));
    }
  }

  /**
   * `/runs/<id>/ws?x=1` -> the run and `/ws?x=1`, which is passed on as it was written. In `/runs/<id>~alice/ws` the
   * connection has a name, by which a page finds its own among the run's wire events. A guest's is called as they are.
   */
  #find(request: IncomingMessage): Found {
    const [, prefix = '', id = '', label, rest = ''] =
      /^(\/runs\/([\w-]+)(?:~([\w.%-]{1,200}))?)(.*)$/s.exec(request.url ?? '') ?? [];
    const identity = this.#parts.identify(request);
    const run = this.#parts.runs.reach(id, identity);
    const guest = run.learner === identity.learner ? undefined : identity.name;
    return { run, guest, name: nameIn(label), path: rest.startsWith('/') ? rest : `/${rest}`, prefix };
  }
}

/** The name of a connection, percent-decoded. Undefined for what is no name: it is no reason to refuse. */
function nameIn(label = ''): string | undefined {
  try {
    return connectionName.safeParse(decodeURIComponent(label)).data;
  } catch {
    return undefined;
  }
}
