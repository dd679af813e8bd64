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
console.log({ retryMs, historySize, keepaliveMs });

const subscribers = new Set<ServerResponse>();
const history: Numbered[] = [];
let lastId = 0;

createServer(route).listen(port, '127.0.0.1');

function route(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.split('?', 1)[0];
  if (path === '/events') subscribe(request, response);
  else if (path === '/publish') void publish(request, response);
  else if (path === '/stats') answer(response, 200, { subscribers: subscribers.size });
  else answer(response, 404);
}

function subscribe(request: IncomingMessage, response: ServerResponse): void {
  // TODO 1: answer 200 with the headers of an event stream, and leave the response open. The client must see them at once.
  //         이벤트 스트림의 헤더와 함께 200으로 응답하고 응답을 열어 둡니다. 클라이언트가 헤더를 바로 볼 수 있어야 합니다.
  response.writeHead(501).end();

  // TODO 2: tell the client how long to wait before it comes back: `retry`.
  //         다시 연결하기까지 얼마나 기다릴지 `retry`로 알려 줍니다.

  // TODO 8: first send what the client missed since this id, then go on live. What if nothing was given?
  //         이 id 뒤로 놓친 것을 먼저 보내고, 이어서 실시간으로 보냅니다. 값이 없으면 어떻게 해야 할까요?
  const lastEventId = request.headers['last-event-id'];
  console.log('last event', lastEventId, 'of', history.length);
  subscribers.add(response);

  // TODO 10: write a comment line every so often, so that nobody takes a silent stream for a dead one.
  //          가끔 주석 줄을 보냅니다. 그래야 조용한 스트림이 죽은 것으로 보이지 않습니다.

  // TODO 7: clean up when the stream ends. Which event comes however it ends?
  //         스트림이 끝나면 뒷정리를 합니다. 어떻게 끝나든 발생하는 이벤트는 무엇일까요?
}

async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const publication = await readPublication(request);
  if (!publication) {
    answer(response, 400);
    return;
  }
  lastId += 1;
  const numbered = { id: lastId, block: blockOf(lastId, publication) };
  // TODO 9: this grows for ever. Forget all but the last HISTORY events.
  //         이대로는 끝없이 늘어납니다. 마지막 HISTORY개만 남기고 잊습니다.
  history.push(numbered);
  // TODO 3: send it to every subscriber.
  //         모든 구독자에게 보냅니다.
  console.log(numbered.block);
  answer(response, 202, { id: lastId });
}

async function readPublication(request: IncomingMessage): Promise<Publication | undefined> {
  // TODO 5: JSON.parse throws, and so does text() when the client hangs up in the middle. What becomes of the program then?
  //         JSON.parse는 예외를 던지고, 클라이언트가 도중에 끊으면 text()도 예외를 던집니다. 그러면 프로그램은 어떻게 될까요?
  const value: unknown = JSON.parse(await text(request));
  return isPublication(value) ? value : undefined;
}

function isPublication(value: unknown): value is Publication {
  if (typeof value !== 'object' || value === null) return false;
  // TODO 6: data has to be a string. event may be missing; otherwise it has to be a string without a line break.
  //         data는 문자열이어야 합니다. event는 없어도 되지만, 있다면 줄바꿈이 없는 문자열이어야 합니다.
  return 'data' in value;
}

function blockOf(id: number, { event, data }: Publication): string {
  // TODO 4: a name where there is one, and one `data:` line for each line of data. It may have any of three line breaks.
  //         이름이 있으면 이름을 쓰고, data의 줄마다 `data:` 줄을 하나씩 씁니다. 줄바꿈은 세 가지가 있을 수 있습니다.
  console.log('named', event);
  return `id: ${id}\ndata: ${data}\n\n`;
}

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body && JSON.stringify(body));
}
