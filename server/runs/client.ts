import { randomBytes } from 'node:crypto';
import {
  closePayload,
  Conversation,
  encodeFrame,
  type Frame,
  type Item,
  opcodes,
  statusOf,
} from '../../grader/wire/index.ts';
import type { ClientAction, ConnectionAction, OpenClient, RunClient } from '../play.ts';
import { problems } from '../problems.ts';
import { handshake } from './handshake.ts';
import type { Call } from './lines.ts';

/** What a client may have waiting for a program that does not read, in bytes. */
const mostWaiting = 4 * 1024 * 1024;

/** For so long an answer to the handshake is waited for before the client is handed out. */
const answerMs = 5_000;

/** Does something to the connection instead of saying something on it. */
type Act = (action: ConnectionAction) => void;

/** A client of the companion's own: it says whatever it is told to, and knows just enough of the protocol to be polite. */
export class Client {
  readonly id = randomBytes(9).toString('base64url');
  readonly #call: Call;
  readonly #act: Act;
  readonly #pong: boolean;
  readonly #conversation: Conversation;
  readonly #answered = Promise.withResolvers<undefined>();
  #status: number | undefined;
  #closing = false;

  constructor(call: Call, { open, pong = open.kind === 'websocket' }: OpenClient, act: Act) {
    this.#call = call;
    this.#act = act;
    this.#pong = pong;
    this.#conversation = new Conversation({
      keep: { client: 0, server: 125 },
      onItem: (side, item) => {
        if (side === 'server') this.#hear(item);
      },
    });
    this.#listen();
    if (open.kind === 'websocket') this.#send(handshake(open));
    else this.#answered.resolve(undefined);
  }

  /** Resolves once the handshake was answered, the connection ended, or 5 s passed. */
  async answered(): Promise<void> {
    const timer = setTimeout(() => this.#answered.resolve(undefined), answerMs);
    await this.#answered.promise;
    clearTimeout(timer);
  }

  get described(): RunClient {
    const { name, number: connection, line } = this.#call;
    const status = this.#status;
    return { id: this.id, name, connection, open: !line.destroyed, ...(status !== undefined && { status }) };
  }

  /** @throws Problem `client-gone`, `client-backlog` */
  do(action: ClientAction): void {
    const { line, name } = this.#call;
    if (line.destroyed) throw problems('client-gone', { name });
    if (line.writableLength > mostWaiting) throw problems('client-backlog', { name });
    if (action.do === 'end') line.end();
    else if (isAct(action)) this.#act(action);
    else this.#say(action);
  }

  #say(action: Saying): void {
    if (action.do === 'bytes') this.#send(Uint8Array.fromBase64(action.base64));
    else if (action.do === 'frame') this.#send(frameOf(action));
    else if (action.do === 'message') this.#sendFrame(opcodes.text, action.text);
    else {
      this.#closing = true;
      this.#sendFrame(opcodes.close, closePayload(action.code, action.reason));
    }
  }

  #listen(): void {
    const { line } = this.#call;
    line.on('data', (bytes: Buffer) => this.#conversation.push('server', bytes));
    line.on('end', () => line.end());
    line.on('close', () => this.#answered.resolve(undefined));
  }

  #hear(item: Item): void {
    if (item.kind === 'head') {
      this.#status ??= statusOf(item.head);
      this.#answered.resolve(undefined);
    } else if (item.kind === 'frame') this.#hearFrame(item.frame);
  }

  #hearFrame({ opcode, payload }: Frame): void {
    if (opcode === opcodes.ping && this.#pong) this.#sendFrame(opcodes.pong, payload);
    if (opcode !== opcodes.close || this.#closing) return;
    this.#closing = true;
    this.#sendFrame(opcodes.close, payload.subarray(0, 2));
  }

  #sendFrame(opcode: number, payload: Uint8Array | string): void {
    this.#send(encodeFrame({ opcode, payload, mask: randomBytes(4) }));
  }

  #send(bytes: Uint8Array): void {
    const { line } = this.#call;
    if (!line.writable) return;
    this.#conversation.push('client', bytes);
    line.write(bytes);
  }
}

type Saying = Exclude<ClientAction, ConnectionAction | { do: 'end' }>;

const isAct = (action: Saying | ConnectionAction): action is ConnectionAction =>
  ['cut', 'freeze', 'thaw', 'slow'].includes(action.do);

type FrameAction = Extract<ClientAction, { do: 'frame' }>;

function frameOf({
  opcode,
  fin,
  rsv1,
  rsv2,
  rsv3,
  masked = true,
  base64,
  ...lengths
}: FrameAction): Uint8Array {
  return encodeFrame({
    opcode,
    rsv: (rsv1 ? 4 : 0) + (rsv2 ? 2 : 0) + (rsv3 ? 1 : 0),
    payload: Uint8Array.fromBase64(base64 ?? ''),
    ...(fin !== undefined && { fin }),
    ...(masked && { mask: randomBytes(4) }),
    ...lengths,
  });
}
