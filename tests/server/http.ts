import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Fault } from '../../server/api.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body as text. */ readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a string or a buffer. */ readonly body?: unknown;
}

/** One request on a connection of its own, with exactly these headers: `fetch` forbids Host, Origin and Sec-Fetch-*. */
export async function ask(
  url: string | URL,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Answer> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
  const request = httpRequest(url, {
    method,
    agent: false,
    headers: raw ? headers : { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(20_000),
  });
  request.end(raw ? body : JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks = (await response.toArray()) as Buffer[];
  const whole = Buffer.concat(chunks);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: whole,
    text: whole.toString('utf8'),
  };
}

/** The body as JSON; the caller says what it expects. */
export const json = (answer: Answer): unknown => JSON.parse(answer.text);

/** The code of a Fault; fails where the answer is none, or lacks a sentence in a language. */
export function faultCode(answer: Answer): string {
  const { error } = json(answer) as Fault;
  if (!error.message.ko || !error.message.en) throw new Error(`${error.code} says nothing`);
  return error.code;
}

/** A bare connection to the companion, to send what no client library would. */
export async function rawConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** Sends text as it is and gives everything that comes until the other side ends. */
export async function rawExchange(url: string, text: string): Promise<string> {
  const socket = await rawConnection(url);
  socket.setTimeout(15_000, () => socket.destroy(new Error('No end of the answer within 15 s.')));
  socket.write(text, 'latin1');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}
