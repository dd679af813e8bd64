import { WebSocket } from 'ws';

const serverUrl = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/';
const baseMs = Number(process.env.BACKOFF_BASE_MS ?? 1_000);
const maxMs = Number(process.env.BACKOFF_MAX_MS ?? 30_000);
const idleMs = Number(process.env.IDLE_TIMEOUT_MS ?? 45_000);

// Both outlive a connection: where to go on, and how often it went wrong since the last event.
// 둘 다 연결보다 오래 삽니다. 어디서부터 이어 받을지, 마지막 이벤트 뒤로 몇 번 실패했는지입니다.
const session = { lastId: 0, failures: 0 };

console.log({ serverUrl, baseMs, maxMs, idleMs });
connect();

function connect(): void {
  // TODO 2: put ?last=<session.lastId> behind the address.
  //         주소 뒤에 ?last=<session.lastId>를 붙입니다.
  const socket = new WebSocket(serverUrl);

  socket.on('message', (data) => {
    // TODO 9: ignore whatever is no event. Is a message always JSON? Always an object? Always text?
    //         이벤트가 아닌 것은 무시합니다. 메시지는 언제나 JSON일까요? 언제나 객체일까요? 언제나 텍스트일까요?
    // TODO 1: answer an event with {"type":"ack","id":n}.
    //         이벤트에 {"type":"ack","id":n}으로 답합니다.
    console.log('received', data);

    // TODO 5: keep the id of the event, so that the next connection goes on after it. And what does an event say about the
    //         failures before it?
    //         다음 연결이 그다음부터 이어 받을 수 있도록 이벤트의 id를 기억합니다. 그리고 이벤트가 왔다면 지금까지의 실패는
    //         어떻게 되어야 할까요?
  });

  // TODO 4: a refused attempt makes its socket emit 'error' before 'close'. What if nobody listens?
  //         거절된 시도의 소켓에서는 'close'에 앞서 'error'가 발생합니다. 아무도 듣고 있지 않으면 어떻게 될까요?

  socket.on('close', (code) => {
    // TODO 8: after the codes 1000 and 4001 nobody comes back.
    //         코드 1000과 4001 뒤에는 다시 연결하지 않습니다.
    // TODO 3: count the failure, and call connect() again after delay(session.failures) milliseconds.
    //         실패를 하나 세고, delay(session.failures)밀리초 뒤에 connect()를 다시 부릅니다.
    console.log('closed', code, delay(session.failures + 1));
  });

  // TODO 10: terminate() the socket when the server shows no sign of life for idleMs. Signs of life are the answer to the
  //          handshake ('open'), an event and a ping frame. And what becomes of the timer when the connection ends?
  //          idleMs 동안 서버의 기척이 없으면 소켓을 terminate()합니다. 핸드셰이크의 응답('open'), 이벤트, 핑 프레임이
  //          기척입니다. 그리고 연결이 끝나면 타이머는 어떻게 되어야 할까요?
}

/** Milliseconds until the next attempt; `attempt` counts from 1. 다음 시도까지의 밀리초입니다. `attempt`는 1부터 셉니다. */
function delay(attempt: number): number {
  // TODO 6: the bound doubles with every attempt, up to maxMs.
  //         상한은 시도할 때마다 두 배가 되고, maxMs에서 멈춥니다.
  const bound = attempt > 0 ? baseMs : 0;
  // TODO 7: draw from the upper half of the bound, anew each time.
  //         상한의 위쪽 절반에서 매번 새로 뽑습니다.
  return bound;
}
