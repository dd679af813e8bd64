import type { Localized } from '../report.ts';
import { concat, type Head, type Item, statusOf } from '../wire/index.ts';
import { hungCause } from './causes.ts';
import type { Connection, Heard } from './connection.ts';
import { isSilence, type Silence } from './waiting.ts';
import { causeOf, type Expectation, Failed } from './failed.ts';
import { Inbox } from './inbox.ts';
import { Response } from './response.ts';
import * as words from './words.ts';

/** The longest body that is kept; what goes beyond it is counted as the end of it. */
const longestBody = 16 * 1024 * 1024;

type Outcome =
  Response | { readonly kind: 'cut' | 'end' | 'reset' | 'flood' | 'nonsense'; readonly event: number };

/** Puts the HTTP responses of one connection together. */
export class Responses {
  readonly #inbox = new Inbox<Outcome>();
  readonly #heads = new Inbox<{ readonly head: Head; readonly event: number }>();
  #current: { readonly head: Head; readonly event: number } | undefined;
  #parts: Uint8Array[] = [];
  #length = 0;

  hear(heard: Heard): void {
    if (heard.kind === 'item') this.#item(heard.item, heard.event);
    else if (heard.kind === 'flood') this.#inbox.push(heard);
    else this.#inbox.push({ kind: heard.how === 'fin' ? 'end' : 'reset', event: heard.event });
  }

  /** The next response, whole. A `101` is whole with its head. @throws Failed */
  async next(connection: Connection, options: Expectation = {}): Promise<Response> {
    const seen = await connection.until(() => this.#inbox.take(), options.within);
    if (seen instanceof Response) return seen;
    throw this.#failed(seen, connection, options);
  }

  /** The next head, its body not awaited: for answers that never end. @throws Failed */
  async nextHead(connection: Connection, options: Expectation = {}): Promise<Response> {
    const seen = await connection.until(() => this.#heads.take() ?? this.#inbox.take(), options.within);
    if (!isSilence(seen) && 'head' in seen) return new Response(seen.head, new Uint8Array(), seen.event);
    throw this.#failed(seen, connection, options);
  }

  #failed(seen: Exclude<Outcome, Response> | Silence, connection: Connection, options: Expectation): Failed {
    if (isSilence(seen)) {
      const observed = this.#current ? unfinished(this.#current.head) : words.silence(seen.ms);
      const cause = causeOf(options, undefined, seen.hung ? hungCause : noAnswer);
      const { lastEvent } = connection;
      return new Failed({ expected: answer, observed, missingAfter: lastEvent, hung: seen.hung, ...cause });
    }
    const gone = seen.kind === 'end' || seen.kind === 'reset';
    const cause = causeOf(options, undefined);
    return new Failed({ expected: answer, observed: cuts[seen.kind], event: seen.event, gone, ...cause });
  }

  #item(item: Item, event: number): void {
    if (item.kind === 'head') this.#begin(item.head, event);
    else if (item.kind === 'body') this.#add(item.bytes);
    else if (item.kind === 'done') this.#finish(item.complete, event);
    else if (item.kind === 'bytes') this.#inbox.push({ kind: 'nonsense', event });
  }

  #begin(head: Head, event: number): void {
    this.#current = { head, event };
    this.#heads.push({ head, event });
    if (statusOf(head) === 101) this.#finish(true, event);
  }

  #add(bytes: Uint8Array): void {
    if (this.#length < longestBody) this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  #finish(complete: boolean, event: number): void {
    const current = this.#current;
    const body = concat(this.#parts);
    this.#current = undefined;
    this.#parts = [];
    this.#length = 0;
    if (!current || (statusOf(current.head) < 200 && statusOf(current.head) !== 101)) return;
    this.#inbox.push(complete ? new Response(current.head, body, current.event) : { kind: 'cut', event });
  }
}

const answer: Localized = { ko: '완전한 HTTP 응답', en: 'a complete HTTP response' };

const noAnswer: Localized = {
  ko: '이 요청에 아무 답도 하지 않았습니다. 모든 경로의 요청이 `response.end()`까지 가는지 확인하세요.',
  en: 'This request was never answered. Does every path of your handler reach `response.end()`?',
};

const unfinished = (head: Head): Localized => ({
  ko: `응답 ${words.quoted(head.start)}이 시작되었지만 본문이 끝나지 않았습니다.`,
  en: `The response ${words.quoted(head.start)} began, but its body never ended.`,
});

const cuts = {
  cut: {
    ko: '응답의 본문이 끝나기 전에 연결이 끊겼습니다.',
    en: 'The connection ended before the body of the response did.',
  },
  end: { ko: '응답 없이 연결이 끝났습니다.', en: 'The connection ended without a response.' },
  reset: { ko: '응답 없이 연결이 끊겼습니다(reset).', en: 'The connection was reset without a response.' },
  flood: {
    ko: '응답이 64 MiB를 넘어도 끝나지 않아 연결을 끊었습니다.',
    en: 'The response went on beyond 64 MiB, so the connection was cut.',
  },
  nonsense: { ko: 'HTTP 응답이 아닌 바이트', en: 'bytes that are no HTTP response' },
} satisfies Record<string, Localized>;
