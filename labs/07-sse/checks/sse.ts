import type { EventStream, Expectation, Response, StreamEvent, Trial } from '../../../grader/kit/index.ts';

export interface Text {
  readonly ko: string;
  readonly en: string;
}

export interface Publication {
  readonly event?: string;
  readonly data: string;
}

/** Publishes, and returns the id that the answer tells. */
export async function published(
  t: Trial,
  publication: Publication,
  options: Expectation<Response> = {},
): Promise<number> {
  const response = await t.request('POST', '/publish', { body: publication, ...options });
  return idOf(response, options);
}

/** The id in the answer to a publication that was taken. How exactly that is said is the matter of one check alone. */
export function idOf(response: Response, options: Expectation<Response> = {}): number {
  const { id } = response
    .expectStatus('2xx', { cause: notAccepted, ...options })
    .expectJson({ id: isNumber }, { cause: noId, ...options }) as { id: unknown };
  return Number(id);
}

const isNumber = (value: unknown): boolean => value !== null && Number.isInteger(Number(value));

/** A request to publish, as bytes: the length of its body counts bytes, not characters. */
export function requestFor(publication: Publication): { readonly head: string; readonly body: Buffer } {
  const body = Buffer.from(JSON.stringify(publication));
  const lines = [
    'POST /publish HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return { head: `${lines.join('\r\n')}\r\n\r\n`, body };
}

/** A request to publish of which the last byte is held back. Call what it returns to send that: it resolves with the id. */
export async function begun(t: Trial, publication: Publication): Promise<() => Promise<number>> {
  const { head, body } = requestFor(publication);
  const publisher = await t.socket('slow publisher');
  publisher.send(Buffer.concat([Buffer.from(head), body.subarray(0, -1)]));
  return async () => {
    publisher.send(body.subarray(-1));
    return idOf(await publisher.expectResponse());
  };
}

/** A publication that is finished later; told with its id. */
export async function heldBack(
  t: Trial,
  publication: Publication,
): Promise<() => Promise<readonly [id: number, publication: Publication]>> {
  const finish = await begun(t, publication);
  return async () => [await finish(), publication];
}

/** Finishes all of them at once. */
export const finished = (
  t: Trial,
  held: readonly Awaited<ReturnType<typeof heldBack>>[],
): Promise<(readonly [id: number, publication: Publication])[]> =>
  Promise.all(t.atOnce(() => held.map((finish) => finish())));

interface Subscription {
  readonly cause?: Text;
  /** Called when the request has gone out. */ readonly sent?: () => void;
}

/** Opens an event stream; with `since`, as a client that comes back and has seen this id last. */
export async function subscribed(
  t: Trial,
  since?: number,
  { cause, sent }: Subscription = {},
): Promise<EventStream> {
  const headers = since === undefined ? {} : { 'Last-Event-ID': String(since) };
  const stream = await t.eventStream('/events', {
    headers,
    cause: cause ?? headersLate,
    ...(sent && { sent }),
  });
  stream.response.expectStatus(200, { cause: cause ?? notOpened });
  return stream;
}

/** The event with this id comes next on the stream, as it was published. */
export function arrives(
  stream: EventStream,
  id: number,
  { event = 'message', data }: Publication,
  options: Expectation<StreamEvent> = {},
): Promise<StreamEvent> {
  return stream.expectEvent({ id: String(id), event, data }, options);
}

/** Publishes something new and expects it next on the stream: nothing else has come before it, and nothing is missing. */
export async function nextArrives(
  t: Trial,
  stream: EventStream,
  options: Expectation<StreamEvent> = {},
): Promise<number> {
  const publication = { data: t.random.text() };
  const id = await published(t, publication);
  await arrives(stream, id, publication, options);
  return id;
}

/** Several publications, one after the other: their ids, by what they say. */
export async function publishedMany(
  t: Trial,
  publications: readonly Publication[],
): Promise<readonly (readonly [id: number, publication: Publication])[]> {
  const taken: (readonly [number, Publication])[] = [];
  for (const publication of publications) taken.push([await published(t, publication), publication]);
  return taken;
}

/** Many publications, several at the same time: told in the order of their ids. */
export async function publishedAtOnce(
  t: Trial,
  publications: readonly Publication[],
): Promise<readonly (readonly [id: number, publication: Publication])[]> {
  const taken: (readonly [number, Publication])[] = [];
  for (let at = 0; at < publications.length; at += 20) {
    const some = publications.slice(at, at + 20);
    taken.push(...(await Promise.all(some.map(async (each) => [await published(t, each), each] as const))));
  }
  return taken.toSorted(([one], [other]) => one - other);
}

export const manyTexts = (t: Trial, count: number): readonly Publication[] =>
  Array.from({ length: count }, () => ({ data: t.random.text() }));

export const notAccepted = {
  ko: '올바른 발행 요청을 받아들이지 않았습니다. `POST /publish`에 202로 응답해야 합니다.',
  en: 'A right publication was not accepted. `POST /publish` has to answer 202.',
};

export const noId = {
  ko: '응답에 이벤트의 번호가 없습니다. `{"id": n}`으로 응답하세요. `n`은 따옴표 없는 JSON 숫자입니다.',
  en: 'The answer does not tell the number of the event. Answer `{"id": n}`, where `n` is a JSON number without quotes.',
};

const headersLate = {
  ko: '헤더가 오지 않았습니다. `writeHead`는 헤더를 보내지 않고 첫 `write`를 기다립니다. `retry` 줄을 바로 쓰거나 `flushHeaders()`를 부르세요.',
  en: 'No headers came. `writeHead` keeps them until the first `write`: write the `retry` line at once, or call `flushHeaders()`.',
};

const notOpened = {
  ko: '`GET /events`에 200으로 응답하고 응답을 열어 두어야 합니다.',
  en: '`GET /events` has to answer 200, and to leave the response open.',
};
