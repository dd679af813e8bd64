import type { Duplex } from 'node:stream';
import type { FromBox, ToBox } from './inside/channel.ts';

/** No honest line is longer, and no honest box says more that nobody asked for. The learner's code can write here too. */
const longestLine = 4096;
const unasked = 256;

/** The host's end of the socket to a box's harness: one JSON message a line. What comes in is a hint, never proof. */
export class BoxChannel {
  readonly #stream: Duplex;
  #pending = '';
  #welcome = unasked;
  #receive: (message: FromBox) => void = () => undefined;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => this.#take(chunk));
    stream.on('error', () => undefined);
  }

  onMessage(receive: (message: FromBox) => void): void {
    this.#receive = receive;
  }

  send(message: ToBox): void {
    this.#welcome += 1;
    this.#stream.write(`${JSON.stringify(message)}\n`);
  }

  close(): void {
    this.#stream.destroy();
  }

  #take(chunk: string): void {
    const lines = (this.#pending + chunk).split('\n');
    this.#pending = lines.pop() ?? '';
    this.#welcome -= lines.length;
    const messages = lines.map(parse);
    if (this.#pending.length > longestLine || this.#welcome < 0 || messages.includes(undefined)) {
      // Whoever speaks like this is not the harness: no more is heard.
      this.#stream.destroy();
      return;
    }
    for (const message of messages) if (message) this.#receive(message);
  }
}

function parse(line: string): FromBox | undefined {
  try {
    const value = JSON.parse(line) as Partial<Record<string, unknown>> | null;
    switch (value?.['kind']) {
      case 'ready':
      case 'started':
        return { kind: value['kind'] };
      case 'listening':
        return isPort(value['port']) ? { kind: 'listening', port: value['port'] } : undefined;
      case 'stepped':
        return isDuration(value['moved'])
          ? {
              kind: 'stepped',
              moved: value['moved'],
              busy: value['busy'] === true,
              idle: value['idle'] === true,
            }
          : undefined;
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
