import { echoed } from './echo.ts';
import {
  check,
  type Client,
  type Incident,
  type OutgoingFrame,
  type Trial,
} from '../../../grader/kit/index.ts';

interface Text {
  readonly ko: string;
  readonly en: string;
}

/** Sends a text and expects it back, as someone who has nothing to do with the trouble of others. */
async function stillServed(t: Trial, client: Client, say: Text): Promise<void> {
  // A wrong answer has causes of its own; only silence and a lost connection are the trouble's.
  const causes = [{ when: (seen?: Incident) => seen?.kind !== 'text' && seen?.kind !== 'binary', say }];
  // Two answered pings: by then the program has dealt with what others did before.
  await client.settled({ causes });
  await echoed(t, client, { causes });
}

/** Whoever was connected before is still served, and so is whoever comes now. */
async function everyoneServed(t: Trial, witness: Client, cause: Text): Promise<void> {
  await stillServed(t, witness, cause);
  const newcomer = await t.connect('/ws', { name: 'newcomer', cause });
  await stillServed(t, newcomer, cause);
  newcomer.destroy();
  await stillServed(t, witness, cause);
}

/** Each breaks one rule of RFC 6455. */
const brokenFrames = (t: Trial): readonly OutgoingFrame[] => [
  { opcode: 0x3, payload: t.random.id() },
  { opcode: 0x1, payload: t.random.id(), rsv: 0b100 },
  { opcode: 0x1, payload: t.random.id(), mask: null },
  { opcode: 0x1, payload: Uint8Array.of(0xff, 0xfe) },
  { opcode: 0x9, payload: t.random.bytes(126) },
];

export const robustness = [
  check('nothing-unasked', {
    title: { ko: '묻지 않은 말은 하지 않습니다', en: 'Nothing is said unasked' },
    promise: {
      ko: '서버는 먼저 말을 걸지 않고, 메시지 하나에 한 번만 답합니다.',
      en: 'The server says nothing before it is spoken to, and answers one message once.',
    },
    rests: '/ws',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      await client.expectNothing({ cause: greeting });
      await echoed(t, client);
      await client.expectNothing({ cause: twice });
    },
  }),

  check('clients-apart', {
    title: { ko: '클라이언트끼리 섞이지 않습니다', en: 'Clients do not hear each other' },
    promise: {
      ko: '메시지는 보낸 클라이언트에게만 돌아가고, 다른 클라이언트에게는 가지 않습니다.',
      en: 'A message comes back to the client who sent it, and to nobody else.',
    },
    rests: '/ws',
    points: 2,
    async try(t) {
      const first = await t.connect();
      await echoed(t, first);
      const clients = [first, await t.connect(), await t.connect()];
      for (const sender of t.random.shuffle(clients)) {
        await echoed(t, sender, {
          causes: [{ when: (seen) => seen === undefined, say: variableOutside }],
        });
        for (const other of clients) if (other !== sender) await other.expectNothing({ cause: broadcast });
      }
    },
  }),

  check('survives-abrupt-disconnect', {
    title: { ko: '갑자기 사라진 클라이언트를 견딥니다', en: 'Outlives a client that vanishes' },
    promise: {
      ko: '종료 프레임 없이 끊긴 연결이 있어도 서버는 살아 있고, 다른 클라이언트는 영향을 받지 않습니다.',
      en: 'A connection that breaks off without a close frame harms neither the server nor anyone else.',
    },
    rests: 'RFC 6455 section 7.2',
    points: 2,
    async try(t) {
      const witness = await t.connect('/ws', { name: 'witness' });
      await echoed(t, witness);
      const idle = await t.connect();
      idle.destroy();
      const speaking = await t.connect('/ws', { cause: vanished });
      speaking.sendText(t.random.text());
      speaking.destroy();
      const halfway = await t.connect('/ws', { cause: vanished });
      halfway.sendRaw(halfway.frame({ opcode: 0x2, payload: t.random.bytes(500) }).subarray(0, 200));
      halfway.destroy();
      await everyoneServed(t, witness, vanished);
    },
  }),

  check('survives-broken-frame', {
    title: { ko: '프로토콜을 어긴 클라이언트를 견딥니다', en: 'Outlives a client that breaks the protocol' },
    promise: {
      ko: '클라이언트가 잘못된 프레임을 보내도 서버는 죽지 않고, 다른 클라이언트는 영향을 받지 않습니다.',
      en: 'Whatever frames a client sends, the server stays up and nobody else is harmed.',
    },
    rests: 'RFC 6455 section 7.1.7',
    points: 2,
    async try(t) {
      const witness = await t.connect('/ws', { name: 'witness' });
      await echoed(t, witness);
      for (const frame of brokenFrames(t)) {
        const breaker = await t.connect('/ws', { cause: unheardError });
        breaker.sendFrame(frame);
        await stillServed(t, witness, unheardError);
        breaker.destroy();
      }
      await everyoneServed(t, witness, unheardError);
    },
  }),

  check('survives-odd-request', {
    title: { ko: '이상한 HTTP 요청을 견딥니다', en: 'Outlives odd HTTP requests' },
    promise: {
      ko: '`GET //`처럼 이상한 요청이 와도 서버는 죽지 않습니다.',
      en: 'No request, however odd, ends the server: not even `GET //`.',
    },
    rests: 'RFC 9112 section 3',
    points: 1,
    async try(t) {
      const witness = await t.connect('/ws', { name: 'witness' });
      await echoed(t, witness);
      for (const target of ['//', '/%zz', '/stats?%', 'http://[', '*', `/${t.random.id()}\u0001`]) {
        const socket = await t.socket();
        socket.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
        await stillServed(t, witness, throwingUrl);
        socket.destroy();
      }
      await everyoneServed(t, witness, throwingUrl);
    },
  }),
];

const greeting = {
  ko: '연결하자마자 무언가를 보냈습니다. 에코 서버는 받은 것만 돌려보냅니다.',
  en: 'Something was sent right after the connection. An echo returns what it receives, and nothing else.',
};

const twice = {
  ko: '메시지 하나에 두 번 이상 답했습니다. `message` 리스너를 두 번 등록하지 않았는지 확인하세요.',
  en: 'One message was answered more than once. Is the `message` listener registered twice?',
};

const variableOutside = {
  ko: '응답이 다른 연결로 갔을 수 있습니다. 소켓을 리스너 바깥의 변수에 두면 마지막에 연결한 클라이언트가 모든 응답을 받습니다.',
  en: 'The answer may have gone to another connection: a socket kept in a variable outside the listener is that of whoever connected last.',
};

const broadcast = {
  ko: '연결된 모두에게 보냈습니다. `clients`를 돌지 말고 메시지가 온 그 소켓에만 보내세요.',
  en: 'It was sent to everyone. Do not loop over `clients`: answer on the socket on which the message came.',
};

const vanished = {
  ko: '종료 프레임 없이 끊긴 연결에서는 `close`가 코드 1006과 빈 이유로 발생합니다. 그때 예외가 나거나 다른 연결을 건드리지 않는지 확인하세요.',
  en: 'Without a close frame `close` fires with code 1006 and an empty reason. Does your code throw then, or touch other connections?',
};

const unheardError = {
  ko: '프로토콜을 어긴 소켓에서는 `error` 이벤트가 발생하고, 듣는 이가 없으면 프로세스가 끝납니다. 모든 소켓에 `error` 리스너를 다세요.',
  en: 'A socket that broke the protocol emits `error`, and without a listener that ends the process. Listen for `error` on every socket.',
};

const throwingUrl = {
  ko: '`request.url`에는 무엇이든 올 수 있습니다. `new URL()`과 `decodeURIComponent()`는 예외를 던질 수 있고, 그 예외는 프로세스를 끝냅니다.',
  en: 'Anything may stand in `request.url`. `new URL()` and `decodeURIComponent()` may throw, and such a throw ends the process.',
};
