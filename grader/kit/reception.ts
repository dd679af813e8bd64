import type { Entrance } from '../entrance.ts';
import type { Head } from '../wire/index.ts';
import { hungCause } from './causes.ts';
import { Arrival, requestIn, type Visitor } from './arrival.ts';
import { Connection, type Heard } from './connection.ts';
import type { Context } from './context.ts';
import { causeOf, type Expectation, Failed } from './failed.ts';
import { Inbox } from './inbox.ts';
import type { PeerOptions } from './peer.ts';
import { isSilence, Waiting } from './waiting.ts';
import * as words from './words.ts';

/** The check as a server, in a client lab: the program comes to it. */
export class Reception {
  readonly #context: Context;
  readonly #entrance: Entrance;
  readonly #waiting: Waiting;
  readonly #arrivals = new Inbox<Arrival>();
  #count = 0;

  constructor(context: Context, entrance: Entrance) {
    this.#context = context;
    this.#entrance = entrance;
    this.#waiting = new Waiting(context);
    entrance.onArrival = () => this.#receive();
    this.#receive();
    void context.program.exited.then(() => this.#waiting.tell());
  }

  /** Arrivals that nobody has taken, to be counted while time is moved. */
  get arrivals(): readonly Arrival[] {
    return this.#arrivals.all;
  }

  /** The next connection of the program with its handshake, not answered yet. */
  async expectArrival(options: Expectation = {}): Promise<Arrival> {
    const seen = await this.#waiting.until(() => this.#arrivals.take(), options.within);
    if (!isSilence(seen)) return seen;
    throw new Failed({
      expected: { ko: '프로그램의 연결', en: 'a connection of the program' },
      observed: words.silence(seen.ms),
      missingAfter: Math.max(0, this.#context.recorder.last),
      gone: true,
      ...causeOf(options, undefined, seen.hung ? hungCause : neverCame),
    });
  }

  /** The next connection, its handshake answered with a `101`. */
  async expectVisitor(options: Expectation & PeerOptions = {}): Promise<Visitor> {
    return (await this.expectArrival(options)).accept(options);
  }

  /** Nobody has come. Ask after time was moved: by then everybody has come who would. */
  expectNobody(options: Expectation = {}): void {
    if (!this.#arrivals.take()) return;
    throw new Failed({
      expected: { ko: '연결하지 않음', en: 'no connection' },
      observed: { ko: '프로그램이 연결했습니다.', en: 'The program connected.' },
      missingAfter: Math.max(0, this.#context.recorder.last),
      ...causeOf(options, undefined),
    });
  }

  /** Refuses connections from now on, as a server that is down. */
  shut(): void {
    this.#context.recorder.note({ ko: '서버를 내림', en: 'server down' });
    this.#entrance.close();
  }

  /** Takes connections again. */
  async reopen(): Promise<void> {
    this.#context.recorder.note({ ko: '서버를 다시 올림', en: 'server up again' });
    await this.#entrance.open();
  }

  #receive(): void {
    for (let socket = this.#entrance.take(); socket; socket = this.#entrance.take()) {
      this.#count += 1;
      let arrival: Arrival | undefined;
      const onHeard = (heard: Heard): void => {
        const request = arrival ? undefined : requestIn(heard);
        if (arrival) arrival.hear(heard);
        else if (request) arrival = this.#arrived(connection, request, heard.event);
      };
      const connection = new Connection(this.#context, socket, {
        name: `connection ${this.#count}`,
        own: 'server',
        onHeard,
      });
      socket.resume();
    }
  }

  #arrived(connection: Connection, request: Head, event: number): Arrival {
    const arrival = new Arrival(this.#context, connection, request, event);
    this.#arrivals.push(arrival);
    this.#waiting.tell();
    return arrival;
  }
}

const neverCame = {
  ko: '프로그램이 `process.env.SERVER_URL`로 연결하지 않았습니다. 주소를 이 변수에서 읽는지, 다시 연결할 차례에 예외가 나지 않는지 확인하세요.',
  en: 'The program did not connect to `process.env.SERVER_URL`. Does it read the address from there, and does nothing throw when it is time to reconnect?',
};
