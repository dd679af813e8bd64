import { check } from '../../../grader/kit/index.ts';
import { echoing } from './echoed.ts';

export const pings = [
  check('ping-answered', {
    title: { ko: 'ping에는 pong으로 답합니다', en: 'A ping is answered with a pong' },
    promise: {
      ko: 'ping에는 페이로드가 같은 pong으로 답합니다. 빈 것부터 125바이트까지 모두 그렇습니다.',
      en: 'A ping is answered with a pong of the same payload, from the empty one to 125 bytes.',
    },
    rests: 'RFC 6455 section 5.5.3',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      for (const payload of [t.random.bytes(7), new Uint8Array(), t.random.bytes(125), Buffer.from('안녕')]) {
        client.ping(payload);
        await client.expectPong(payload, { cause: samePayload });
      }
    },
  }),

  check('pong-ignored', {
    title: { ko: '묻지 않은 pong은 무시합니다', en: 'An unasked pong is ignored' },
    promise: {
      ko: '클라이언트가 먼저 보낸 pong에는 답하지 않고, 연결을 그대로 둡니다.',
      en: 'A pong that nobody asked for is not answered and changes nothing.',
    },
    rests: 'RFC 6455 section 5.5.3',
    points: 1,
    async try(t) {
      const client = await echoing(t);
      for (const payload of [t.random.id(), '', t.random.bytes(125)]) client.pong(payload);
      const text = t.random.text();
      client.sendText(text);
      await client.expectText(text, { cause: ignore });
      await client.expectNothing({ cause: ignore });
    },
  }),
];

const samePayload = {
  ko: 'pong(opcode 10)에는 ping의 페이로드를 마스크를 풀어 그대로 담습니다. 비어 있으면 빈 pong입니다.',
  en: "A pong (opcode 10) carries the ping's payload, unmasked and unchanged; an empty one for an empty one.",
};

const ignore = {
  ko: 'pong은 언제든 올 수 있습니다(RFC 6455 5.5.3절). 메시지로 다루거나 프로토콜 위반으로 보지 말고 건너뛰세요.',
  en: 'A pong may come at any time (RFC 6455 section 5.5.3). It is neither a message nor a violation: skip it.',
};
