import {
  askOddly,
  breakProtocol,
  check,
  type Client,
  type Connects,
  type Served,
  type Trial,
  vanish,
} from '../../../grader/kit/index.ts';
import { enter } from './people.ts';

/** Someone who was there before the trouble still gets messages, and so does whoever comes now. */
async function witness(t: Trial): Promise<{ readonly served: Served; readonly connect: Connects }> {
  const client = await enter(t, t.random.name());
  await hears(t, client);
  const served: Served = async (cause, thorough) => {
    await hears(t, client, cause);
    if (!thorough) return;
    const newcomer = await enter(t, t.random.name(), { cause });
    await hears(t, newcomer, cause);
    newcomer.destroy();
    await hears(t, client, cause);
  };
  return { served, connect: (options) => enter(t, t.random.name(), options) };
}

/** A message to oneself arrives. */
async function hears(t: Trial, client: Client, cause?: Parameters<Served>[0]): Promise<void> {
  const options = cause ? { cause } : {};
  await client.settled(options);
  const text = t.random.text();
  client.sendJson({ type: 'send', to: client.name, text });
  await client.expectJson({ type: 'message', text }, options);
}

export const robustness = [
  check('survives-abrupt-disconnect', {
    title: { ko: '갑자기 사라진 클라이언트를 견딥니다', en: 'Outlives a client that vanishes' },
    promise: {
      ko: '종료 프레임 없이 끊긴 연결이 있어도 서버는 살아 있고, 다른 사람은 영향을 받지 않습니다.',
      en: 'A connection that breaks off without a close frame harms neither the server nor anyone else.',
    },
    rests: 'RFC 6455 section 7.2',
    points: 1,
    async try(t) {
      const { served, connect } = await witness(t);
      await vanish(t, connect, served);
    },
  }),

  check('survives-broken-frame', {
    title: { ko: '프로토콜을 어긴 클라이언트를 견딥니다', en: 'Outlives a client that breaks the protocol' },
    promise: {
      ko: '클라이언트가 잘못된 프레임을 보내도 서버는 죽지 않고, 다른 사람은 영향을 받지 않습니다.',
      en: 'Whatever frames a client sends, the server stays up and nobody else is harmed.',
    },
    rests: 'RFC 6455 section 7.1.7',
    points: 1,
    async try(t) {
      const { served, connect } = await witness(t);
      await breakProtocol(t, connect, served);
    },
  }),

  check('survives-odd-request', {
    title: { ko: '이상한 요청을 견딥니다', en: 'Outlives odd requests' },
    promise: {
      ko: '`GET //`이나 `/ws?name=%zz`처럼 이상한 요청이 와도 서버는 죽지 않습니다.',
      en: 'No request, however odd, ends the server: neither `GET //` nor `/ws?name=%zz`.',
    },
    rests: 'RFC 9112 section 3',
    points: 1,
    async try(t) {
      const { served } = await witness(t);
      await askOddly(t, served, ['/ws?name=%zz', '/ws?name=%', '/ws?name=%ff%fe', '/ws?%', '//ws?name=a']);
    },
  }),
];
