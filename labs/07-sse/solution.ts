import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

interface Publication {
  readonly event?: string;
  readonly data: string;
}

/** An event that has its number, written as it goes over the wire. 번호가 매겨져 전송할 형식으로 적힌 이벤트입니다. */
interface Numbered {
  readonly id: number;
  readonly block: string;
}

const port = Number(process.env.PORT ?? 8080);
const retryMs = Number(process.env.RETRY_MS ?? 2000);
const historySize = Number(process.env.HISTORY ?? 100);
const keepaliveMs = Number(process.env.KEEPALIVE_MS ?? 15_000);

const subscribers = new Set<ServerResponse>();
const history: Numbered[] = [];
let lastId = 0;

createServer(route).listen(port, '127.0.0.1');

function route(request: IncomingMessage, response: ServerResponse): void {
  // `request.url` is whatever the client wrote; `new URL(...)` would throw for a request such as `GET //`.
  // `request.url`에는 클라이언트가 쓴 것이 그대로 들어 있습니다. `new URL(...)`은 `GET //` 같은 요청에서 예외를 던집니다.
  const path = request.url?.split('?', 1)[0];
  if (path === '/events') subscribe(request, response);
  else if (path === '/publish') void publish(request, response);
  else if (path === '/stats') answer(response, 200, { subscribers: subscribers.size });
  else answer(response, 404);
}

/** Opens a stream that stays open. 닫지 않는 스트림을 엽니다. */
function subscribe(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  // The first write sends the headers, too: the client knows at once that it is connected.
  // 처음 쓸 때 헤더도 함께 나갑니다. 클라이언트는 연결되었음을 바로 압니다.
  response.write(`retry: ${retryMs}\n\n`);

  // Replay and registration happen in one go, without an `await` in between: nothing can be published there, so that
  // there is neither a gap nor a double.
  // 재전송과 등록을 `await` 없이 한 번에 끝냅니다. 그 사이에는 아무것도 발행될 수 없으므로 빠지는 것도 겹치는 것도 없습니다.
  for (const { block } of missedSince(request.headers['last-event-id'])) response.write(block);
  subscribers.add(response);

  const keepalive = setInterval(() => response.write(': still here\n\n'), keepaliveMs);

  // 'close' comes however the connection ends. All clean-up belongs here.
  // 'close'는 연결이 어떻게 끝나든 발생합니다. 뒷정리는 모두 여기에 둡니다.
  response.on('close', () => {
    clearInterval(keepalive);
    subscribers.delete(response);
  });
}

/** What is remembered and newer than the client's last event; nothing without one. 클라이언트의 마지막 이벤트보다 새로운 것들입니다. */
function missedSince(lastEventId: string | string[] | undefined): readonly Numbered[] {
  // Without the header, or with nonsense in it, this is NaN, and nothing is greater than NaN.
  // 헤더가 없거나 숫자가 아니면 NaN이고, NaN보다 큰 수는 없습니다.
  const seen = Number(lastEventId);
  return history.filter(({ id }) => id > seen);
}

async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const publication = await readPublication(request);
  if (!publication) {
    answer(response, 400);
    return;
  }
  // Numbered only now that all of the body is there: ids go out in the order in which they count.
  // 본문을 다 받은 지금 번호를 매깁니다. 그래야 번호 순서대로 나갑니다.
  lastId += 1;
  const numbered = { id: lastId, block: blockOf(lastId, publication) };
  history.push(numbered);
  if (history.length > historySize) history.shift();
  for (const subscriber of subscribers) subscriber.write(numbered.block);
  answer(response, 202, { id: lastId });
}

/** The body, where it is a publication. Also undefined where the client hung up. 올바른 발행 요청이 아니면 undefined입니다. */
async function readPublication(request: IncomingMessage): Promise<Publication | undefined> {
  try {
    // `text` decodes the stream as a whole: no character is torn where two packets meet.
    // `text`는 스트림 전체를 이어서 디코딩합니다. 패킷이 나뉘는 곳에서 글자가 찢어지지 않습니다.
    const value: unknown = JSON.parse(await text(request));
    return isPublication(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPublication(value: unknown): value is Publication {
  if (typeof value !== 'object' || value === null) return false;
  const { event, data } = value as Partial<Record<string, unknown>>;
  // A line break in `event` would let its author write lines of their own into everybody's stream.
  // `event`에 줄바꿈이 있으면 보낸 사람이 모두의 스트림에 마음대로 줄을 써넣게 됩니다.
  return (
    typeof data === 'string' && (event === undefined || (typeof event === 'string' && !/[\r\n]/.test(event)))
  );
}

/** HTML Living Standard, 9.2.6: one field a line, an empty line ends the event. 한 줄에 필드 하나, 빈 줄이 이벤트의 끝입니다. */
function blockOf(id: number, { event, data }: Publication): string {
  const lines = data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`);
  return `id: ${id}\n${event === undefined ? '' : `event: ${event}\n`}${lines.join('')}\n`;
}

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body && JSON.stringify(body));
}
