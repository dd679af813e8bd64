import { causeOf, type Expectation, Failed } from './failed.ts';
import { decodeUtf8, type Head, headerOf, statusOf } from '../wire/index.ts';
import { matches } from './matches.ts';
import * as words from './words.ts';

/** Any status, several, or all of a hundred: `'4xx'`. */
export type StatusRange = number | readonly number[] | `${1 | 2 | 3 | 4 | 5}xx`;

/** A complete answer to a request. Its expectations throw what makes the check fail. */
export class Response {
  readonly head: Head;
  readonly body: Uint8Array;
  /** Index of its head in the transcript. */ readonly event: number;

  constructor(head: Head, body: Uint8Array, event: number) {
    this.head = head;
    this.body = body;
    this.event = event;
  }

  get status(): number {
    return statusOf(this.head);
  }

  /** The body as UTF-8; undefined where it is not. */
  get text(): string | undefined {
    return decodeUtf8(this.body);
  }

  header(name: string): string | undefined {
    return headerOf(this.head, name);
  }

  expectStatus(range: StatusRange, options: Expectation<Response> = {}): this {
    if (inRange(this.status, range)) return this;
    const wanted = typeof range === 'object' ? range.join(', ') : String(range);
    throw new Failed({
      expected: { ko: `HTTP 상태 ${wanted}`, en: `the HTTP status ${wanted}` },
      observed: words.started(this.head.start),
      event: this.event,
      ...causeOf(options, this),
    });
  }

  /** The field is there; with `value`, it is that (a text: exactly, white space around it aside). */
  expectHeader(name: string, value?: string | RegExp, options: Expectation<Response> = {}): this {
    const found = this.header(name);
    const fits =
      found !== undefined &&
      (value === undefined || (typeof value === 'string' ? found === value : value.test(found)));
    if (fits) return this;
    const field = `${name}: ${value === undefined ? '…' : String(value)}`;
    throw new Failed({
      expected: { ko: `헤더 ${field}`, en: `the header ${field}` },
      observed:
        found === undefined
          ? { ko: `응답에 ${name} 헤더가 없습니다.`, en: `The response has no ${name} header.` }
          : { ko: `헤더 ${name}: ${found}`, en: `the header ${name}: ${found}` },
      event: this.event,
      ...causeOf(options, this),
    });
  }

  /** The body is JSON that holds `expected`: see `expectJson` of Client. Returns all of it. */
  expectJson(expected: unknown = {}, options: Expectation<Response> = {}): unknown {
    const value = parsed(this.text);
    if (value !== undefined && matches(value, expected)) return value;
    throw new Failed({
      expected: words.json(expected),
      observed: value === undefined ? this.#notJson() : words.json(value),
      event: this.event,
      ...causeOf(options, this),
    });
  }

  #notJson() {
    const { text } = this;
    const shown = text === undefined ? words.hex(this.body) : words.quoted(text);
    return { ko: `JSON이 아닌 본문 ${shown}`, en: `a body that is not JSON: ${shown}` };
  }
}

export function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inRange(status: number, range: StatusRange): boolean {
  if (typeof range === 'string') return Math.floor(status / 100) === Number(range[0]);
  return typeof range === 'number' ? status === range : range.includes(status);
}
