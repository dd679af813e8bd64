import { echoed } from './echo.ts';
import {
  askOddly,
  breakProtocol,
  check,
  type Client,
  type Connects,
  type Incident,
  type Served,
  type Trial,
  vanish,
} from '../../../grader/kit/index.ts';

/** A client that was there before the trouble is still served, and so is whoever comes now. */
async function witness(t: Trial): Promise<{ readonly served: Served; readonly connect: Connects }> {
  const client = await t.connect('/ws', { name: 'witness' });
  await echoed(t, client);
  const served: Served = async (cause, thorough) => {
    await stillServed(t, client, cause);
    if (!thorough) return;
    const newcomer = await t.connect('/ws', { name: 'newcomer', cause });
    await stillServed(t, newcomer, cause);
    newcomer.destroy();
    await stillServed(t, client, cause);
  };
  return { served, connect: (options) => t.connect('/ws', options) };
}

/** Sends a text and expects it back, as someone who has nothing to do with the trouble of others. */
async function stillServed(t: Trial, client: Client, say: Parameters<Served>[0]): Promise<void> {
  // A wrong answer has causes of its own; only silence and a lost connection are the trouble's.
  const causes = [{ when: (seen?: Incident) => seen?.kind !== 'text' && seen?.kind !== 'binary', say }];
  // Two answered pings: by then the program has dealt with what others did before.
  await client.settled({ causes });
  await echoed(t, client, { causes });
}

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
      const { served, connect } = await witness(t);
      await vanish(t, connect, served);
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
      const { served, connect } = await witness(t);
      await breakProtocol(t, connect, served);
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
      const { served } = await witness(t);
      await askOddly(t, served);
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
