import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { problems } from '../problems.ts';
import { forClient, forProgram, forUpgradedClient } from './headers.ts';
import { join } from './tunnel.ts';

/** The client's side of a connection that asked to become something else than HTTP. */
export interface Upgrade {
  readonly socket: Socket;
  /** What came right behind the handshake. */ readonly head: Buffer;
}

/** One request on its way to a program. */
export interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** A fresh connection to the program. */ readonly connection: Duplex;
  readonly path: string;
  /** Path of the run, without the last slash. */ readonly prefix: string;
  /** Time until the head of the answer. */ readonly answerMs: number;
  readonly upgrade?: Upgrade | undefined;
}

/**
 * Passes a request on and its answer back, on one connection for it alone. Resolves once the answer has begun or the
 * client has gone. Rejects, with nothing sent yet, where there is no answer that could be passed on.
 */
export async function forward(passage: Passage): Promise<void> {
  const { response, connection, answerMs } = passage;
  const answered = Promise.withResolvers<undefined>();
  const overdue = setTimeout(() => {
    answered.reject(problems('run-silent', { seconds: String(Math.round(answerMs / 1000)) }));
  }, answerMs);
  response.on('close', () => {
    answered.resolve(undefined);
    connection.destroy();
  });
  try {
    send(passage, answered);
    await answered.promise;
  } catch (error) {
    connection.destroy();
    throw error;
  } finally {
    clearTimeout(overdue);
  }
}

function send(passage: Passage, { resolve, reject }: PromiseWithResolvers<undefined>): void {
  const { request, connection, path, upgrade } = passage;
  const outgoing = httpRequest({
    createConnection: () => connection,
    method: request.method,
    path,
    headers: forProgram(request.rawHeaders, upgrade !== undefined),
    setHost: false,
  });
  // Relaying throws on a head that Node reads but refuses to write.
  const relay = (how: () => void) => {
    try {
      how();
      resolve(undefined);
    } catch (error) {
      reject(error);
    }
  };
  outgoing.on('response', (answer) => relay(() => relayAnswer(passage, answer)));
  outgoing.on('upgrade', (answer, socket, first) =>
    relay(() => relayUpgrade(passage, answer, socket, first)),
  );
  outgoing.on('error', reject);
  // Not pipeline: it would take the client's connection down with the program's, and no fault could be told.
  if (upgrade) outgoing.end();
  else request.pipe(outgoing);
}

function relayAnswer({ response, prefix }: Passage, answer: IncomingMessage): void {
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, forClient(answer.rawHeaders, prefix));
  // An event stream is open before its first event.
  response.flushHeaders();
  // A broken answer breaks the client's connection: it must not look complete.
  pipeline(answer, response, () => undefined);
}

function relayUpgrade(
  { response, prefix, upgrade }: Passage,
  answer: IncomingMessage,
  program: Duplex,
  first: Buffer,
): void {
  if (!upgrade) throw problems('run-answer-malformed', { reason: 'unexpected 101' });
  const client = upgrade.socket;
  response.detachSocket(client);
  client.write(headOf(answer, prefix), 'latin1');
  if (first.length > 0) client.write(first);
  if (upgrade.head.length > 0) program.write(upgrade.head);
  join(client, program);
}

function headOf({ statusMessage = '', rawHeaders }: IncomingMessage, prefix: string): string {
  const fields = forUpgradedClient(rawHeaders, prefix);
  const lines = fields.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  return `HTTP/1.1 101 ${statusMessage}\r\n${lines.join('')}\r\n`;
}
