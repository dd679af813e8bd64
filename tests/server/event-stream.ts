import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** One event as a client reads it. */
export interface Received<T> {
  readonly id: number;
  readonly event: string;
  readonly data: T;
}

/** The members of a union whose type is, or may be, `K`. */
type OfType<T extends { readonly type: string }, K> = T extends unknown
  ? K extends T['type']
    ? T
    : never
  : never;

/** Reads an event stream by HTML section 9.2.6; every wait ends, by default after 25 s. */
export class EventReader<T extends { readonly type: string }> {
  readonly status: number;
  readonly comments: string[] = [];
  readonly #response: IncomingMessage;
  readonly #lines: AsyncGenerator<Received<T>, undefined>;

  constructor(response: IncomingMessage) {
    this.status = response.statusCode ?? 0;
    this.#response = response;
    this.#lines = this.#parse();
  }

  static async open<T extends { readonly type: string }>(
    url: URL | string,
    lastEventId?: number,
    { cookie, withinMs = 25_000 }: { readonly cookie?: string; readonly withinMs?: number } = {},
  ) {
    const request = httpRequest(url, {
      agent: false,
      headers: {
        accept: 'text/event-stream',
        ...(cookie && { cookie }),
        ...(lastEventId && { 'last-event-id': String(lastEventId) }),
      },
      signal: AbortSignal.timeout(withinMs),
    });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new EventReader<T>(response);
  }

  /** The next event of this type; those before it are dropped. Fails when the stream ends first. */
  async next<K extends T['type']>(type: K): Promise<Received<OfType<T, K>>> {
    for (;;) {
      const step = await this.#lines.next();
      if (step.done) throw new Error(`The stream ended before an event of type ${type}.`);
      if (step.value.event === type) return step.value as unknown as Received<OfType<T, K>>;
    }
  }

  /** The next event, whatever it is; undefined when the stream has ended. */
  async any(): Promise<Received<T> | undefined> {
    const step = await this.#lines.next();
    return step.done ? undefined : step.value;
  }

  /** Everything until the stream ends. */
  async rest(): Promise<Received<T>[]> {
    const events: Received<T>[] = [];
    for (;;) {
      const step = await this.#lines.next();
      if (step.done) return events;
      events.push(step.value);
    }
  }

  close(): void {
    this.#response.destroy();
  }

  async *#parse(): AsyncGenerator<Received<T>, undefined> {
    let text = '';
    this.#response.setEncoding('utf8');
    for await (const chunk of this.#response) {
      text += chunk as string;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith(':')) this.comments.push(block);
        else if (block.startsWith('id:')) yield parseEvent<T>(block);
      }
    }
  }
}

function parseEvent<T>(block: string): Received<T> {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { id: Number(field('id')), event: field('event'), data: JSON.parse(field('data')) as T };
}
