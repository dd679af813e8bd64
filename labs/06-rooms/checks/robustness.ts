import {
  askOddly,
  breakProtocol,
  check,
  connectAs,
  type Connects,
  type Served,
  type Trial,
  vanish,
} from '../../../grader/kit/index.ts';
import { come, join, joinAll, roomName, say } from './people.ts';

/** Two who were in a room before the trouble still hear each other there, and so does whoever comes now. */
async function witness(t: Trial): Promise<{ readonly served: Served; readonly connect: Connects }> {
  const room = roomName(t);
  const [one, other] = await come(t, 2);
  if (!one || !other) throw new RangeError('Two are needed.');
  await joinAll([one, other], room);
  const served: Served = async (cause, thorough) => {
    for (const client of [one, other]) await client.settled({ cause });
    await say(t, one, { room, listeners: [other], cause });
    if (!thorough) return;
    const newcomer = await connectAs(t, t.random.name(), { cause });
    await join(newcomer, room, cause);
    await say(t, other, { room, listeners: [one, newcomer], cause });
    newcomer.destroy();
  };
  const connect: Connects = async (options) => {
    const client = await connectAs(t, t.random.name(), options);
    await join(client, room);
    return client;
  };
  return { served, connect };
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
