import type { Localized } from '../report.ts';
import { EventStreamParser, type StreamItem } from '../wire/index.ts';
import { hungCause, silentCause } from './causes.ts';
import type { Connection, Heard } from './connection.ts';
import { isSilence, type Silence } from './waiting.ts';
import { causeOf, type Expectation, Failed } from './failed.ts';
import { Inbox } from './inbox.ts';
import { matches } from './matches.ts';
import type { Response } from './response.ts';
import { Responses } from './responses.ts';
import * as words from './words.ts';

export type StreamEvent = Extract<StreamItem, { kind: 'event' }>;

type Met = { readonly event: number } & (
  { readonly item: StreamItem } | { readonly end: 'fin' | 'reset' | 'broken' }
);

/** An open event stream (HTML Living Standard, 9.2), read event by event. */
export class EventStream {
  readonly name: string;
  readonly #connection: Connection;
  readonly #responses = new Responses();
  readonly #inbox = new Inbox<Met>();
  readonly #parser: EventStreamParser;
  #response: Response | undefined;
  #at = 0;

  constructor(open: (onHeard: (heard: Heard) => void) => Connection) {
    this.#parser = new EventStreamParser((item) => this.#inbox.push({ item, event: this.#at }));
    this.#connection = open((heard) => this.#hear(heard));
    this.name = this.#connection.name;
  }

  /** Head of the answer; its body is the stream. */
  get response(): Response {
    if (!this.#response) throw new Error('The event stream was not asked for.');
    return this.#response;
  }

  /** Sends the request; resolves with the head of the answer. */
  async begin(request: Uint8Array, options: Expectation<Response>): Promise<this> {
    this.#connection.send(request);
    this.#response = await this.#responses.nextHead(this.#connection, options);
    return this;
  }

  /** The next event holds these fields; a missing `event` field is `message`, comments and retries are skipped. */
  async expectEvent(
    expected: Partial<Omit<StreamEvent, 'kind'>> = {},
    options: Expectation<StreamEvent> = {},
  ): Promise<StreamEvent> {
    const seen = await this.#next((item) => item.kind === 'event', options);
    const event = isSilence(seen) || !('item' in seen) || seen.item.kind !== 'event' ? undefined : seen.item;
    if (event && matches(event, expected)) return event;
    throw this.#failed(
      phrase(expected),
      seen,
      causeOf(options, event, isSilence(seen) ? silentOrHung(seen) : undefined),
    );
  }

  /** A comment line comes; events that come first stay. Returns its text. */
  async expectComment(options: Expectation = {}): Promise<string> {
    const seen = await this.#connection.until(
      () => this.#inbox.takeWhere((met) => 'item' in met && met.item.kind === 'comment') ?? this.#over(),
      options.within,
    );
    if (!isSilence(seen) && 'item' in seen && seen.item.kind === 'comment') return seen.item.text;
    throw this.#failed(
      { ko: '주석 줄(:으로 시작하는 줄)', en: 'a comment line (one that begins with a colon)' },
      seen,
      causeOf(options, undefined),
    );
  }

  /** The stream tells how long to wait before a reconnect. Returns it in milliseconds. */
  async expectRetry(ms?: number, options: Expectation<number> = {}): Promise<number> {
    const seen = await this.#next((item) => item.kind === 'retry', options);
    const retry = !isSilence(seen) && 'item' in seen && seen.item.kind === 'retry' ? seen.item.ms : undefined;
    if (retry !== undefined && (ms === undefined || retry === ms)) return retry;
    const wanted = `retry: ${ms ?? '…'}`;
    throw this.#failed({ ko: `${wanted} 줄`, en: `the line ${wanted}` }, seen, causeOf(options, retry));
  }

  /** No event has come that was not expected. Ask after a sign that the program has done what could have caused one. */
  expectNothing(options: Expectation<StreamEvent> = {}): void {
    const seen = this.#inbox.takeWhere((met) => !('item' in met) || met.item.kind === 'event');
    if (seen)
      throw this.#failed(
        { ko: '아무 이벤트도 오지 않음', en: 'no event' },
        seen,
        causeOf(options, undefined),
      );
  }

  /** The program ends the stream. */
  async expectEnd(options: Expectation = {}): Promise<void> {
    const seen = await this.#connection.until(() => this.#over(), options.within);
    if (isSilence(seen))
      throw this.#failed(
        { ko: '이벤트 스트림의 끝', en: 'the end of the event stream' },
        seen,
        causeOf(options, undefined),
      );
  }

  /** Leaves, as a browser whose tab is closed does. */
  destroy(): void {
    this.#connection.destroy();
  }

  pause(): void {
    this.#connection.pause();
  }

  resume(): void {
    this.#connection.resume();
  }

  #hear(heard: Heard): void {
    this.#at = heard.event;
    if (!this.#response) this.#responses.hear(heard);
    if (heard.kind === 'end') this.#inbox.push({ end: heard.how, event: heard.event });
    else if (heard.kind === 'flood') this.#inbox.push({ end: 'broken', event: heard.event });
    else if (heard.item.kind === 'body') this.#read(heard.item.bytes);
    else if (heard.item.kind === 'done') this.#inbox.push({ end: 'fin', event: heard.event });
    else if (heard.item.kind !== 'head') this.#inbox.push({ end: 'broken', event: heard.event });
  }

  #read(bytes: Uint8Array): void {
    if (!this.#parser.push(bytes)) this.#inbox.push({ end: 'broken', event: this.#at });
  }

  #over(): Met | undefined {
    return this.#inbox.all.find((met) => 'end' in met);
  }

  #next(wanted: (item: StreamItem) => boolean, { within }: Expectation<never>): Promise<Met | Silence> {
    return this.#connection.until(
      () => this.#inbox.takeWhere((met) => 'item' in met && wanted(met.item)) ?? this.#over(),
      within,
    );
  }

  #failed(expected: Localized, seen: Met | Silence, cause: { cause?: Localized }): Failed {
    if (isSilence(seen)) {
      const { lastEvent } = this.#connection;
      return new Failed({
        expected,
        observed: words.silence(seen.ms),
        missingAfter: lastEvent,
        hung: seen.hung,
        ...cause,
      });
    }
    return new Failed({
      expected,
      observed: 'item' in seen ? described(seen.item) : ends[seen.end],
      event: seen.event,
      gone: 'end' in seen,
      ...cause,
    });
  }
}

const silentOrHung = ({ hung }: Silence): Localized => (hung ? hungCause : silentCause);

const ends = {
  fin: { ko: '이벤트 스트림이 끝났습니다.', en: 'The event stream ended.' },
  reset: { ko: '이벤트 스트림이 끊겼습니다.', en: 'The event stream was cut.' },
  broken: { ko: '이벤트 스트림이 아닌 바이트', en: 'bytes that are no event stream' },
} satisfies Record<string, Localized>;

function described(item: StreamItem): Localized {
  if (item.kind === 'comment')
    return { ko: `주석 줄 ${words.quoted(item.text)}`, en: `the comment ${words.quoted(item.text)}` };
  if (item.kind === 'retry') return { ko: `retry: ${item.ms} 줄`, en: `the line retry: ${item.ms}` };
  return phrase(item);
}

function phrase({ event, data, id }: Partial<Omit<StreamEvent, 'kind'>>): Localized {
  const fields = Object.entries({ id, event: event === 'message' ? undefined : event, data })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${words.quoted(String(value))}`)
    .join(', ');
  return { ko: `이벤트 ${fields}`.trim(), en: fields === '' ? 'an event' : `the event ${fields}` };
}
