/** One dispatched event of an event stream, or what stands beside events (HTML Living Standard, 9.2.6). */
export type StreamItem =
  | { readonly kind: 'event'; readonly event: string; readonly data: string; readonly id: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'retry'; readonly ms: number };

/** No honest line is longer, in characters. */
const longestLine = 1024 * 1024;

/** Reads an event stream in pieces of any size. */
export class EventStreamParser {
  readonly #onItem: (item: StreamItem) => void;
  readonly #decoder = new TextDecoder();
  #line = '';
  #afterCr = false;
  #data: string[] = [];
  #event = '';
  #id = '';

  constructor(onItem: (item: StreamItem) => void) {
    this.#onItem = onItem;
  }

  /** Lines end in CR LF, LF or CR. @returns false where a line is longer than 1 MiB: the rest is not read */
  push(bytes: Uint8Array): boolean {
    const text = this.#decoder.decode(bytes, { stream: true });
    const unread = this.#afterCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') this.#afterCr = text.endsWith('\r');
    const lines = (this.#line + unread).split(/\r\n|\n|\r/);
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#read(line);
    return this.#line.length <= longestLine;
  }

  #read(line: string): void {
    if (line === '') {
      this.#dispatch();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === '') this.#onItem({ kind: 'comment', text: value });
    else if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#event = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.#onItem({ kind: 'retry', ms: Number(value) });
  }

  #dispatch(): void {
    const data = this.#data;
    const event = this.#event || 'message';
    this.#data = [];
    this.#event = '';
    if (data.length > 0) this.#onItem({ kind: 'event', event, data: data.join('\n'), id: this.#id });
  }
}
