import { check, type Client, type Trial } from '../../../grader/kit/index.ts';
import { echoing, refused } from './echoed.ts';

/** Bytes in so many fragments, each masked with a key of its own; some of them may be empty. */
function sendFragments(t: Trial, client: Client, opcode: number, bytes: Uint8Array, count: number): void {
  const cuts = Array.from({ length: count - 1 }, () => t.random.integer(0, bytes.length));
  const edges = [0, ...cuts.sort((one, other) => one - other), bytes.length];
  for (let index = 0; index < count; index += 1) {
    const payload = bytes.subarray(edges[index], edges[index + 1]);
    client.sendFrame({ opcode: index === 0 ? opcode : 0x0, payload, fin: index === count - 1 });
  }
}

export const fragments = [
  check('fragments-joined', {
    title: { ko: '조각을 이어 붙입니다', en: 'Fragments make one message' },
    promise: {
      ko: '조각난 메시지는 빈 조각이 있더라도 이어 붙여 같은 종류의 메시지 하나로 돌려보냅니다.',
      en: 'A message in fragments, empty ones among them, comes back as one message of its kind.',
    },
    rests: 'RFC 6455 section 5.4',
    points: 3,
    async try(t) {
      const client = await echoing(t);
      for (const count of [2, 3, t.random.integer(4, 12)]) {
        const text = t.random.textOfBytes(t.random.integer(40, 200));
        sendFragments(t, client, 0x1, Buffer.from(text), count);
        await client.expectText(text, { cause: joined });
        const bytes = t.random.bytes(t.random.integer(40, 400));
        sendFragments(t, client, 0x2, bytes, count);
        await client.expectBinary(bytes, { cause: joined });
      }
      for (const payload of ['', 'a']) {
        client.sendFrame({ opcode: 0x1, payload: '', fin: false });
        client.sendFrame({ opcode: 0x0, payload, fin: false });
        client.sendFrame({ opcode: 0x0, payload: '' });
        await client.expectText(payload, { cause: emptyFragments });
      }
      await client.expectNothing({ cause: joined });
    },
  }),

  check('control-between', {
    title: { ko: '조각 사이에 제어 프레임이 올 수 있습니다', en: 'Control frames come between fragments' },
    promise: {
      ko: '조각 사이에 온 ping에는 곧바로 답하고, pong은 무시하며, 메시지는 그대로 이어 붙입니다.',
      en: 'A ping between fragments is answered at once, a pong is ignored, and the message is put together all the same.',
    },
    rests: 'RFC 6455 section 5.4',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      const [first, second, last] = [t.random.id(), t.random.text(), t.random.id()];
      const payload = t.random.bytes(9);
      client.sendFrame({ opcode: 0x1, payload: first, fin: false });
      client.ping(payload);
      await client.expectPong(payload, { cause: pingWaits });
      client.sendFrame({ opcode: 0x0, payload: second, fin: false });
      client.pong(t.random.bytes(3));
      client.ping('');
      client.sendFrame({ opcode: 0x0, payload: last });
      await client.expectText(first + second + last, { cause: untouched });
      await client.expectPong('', { cause: pingWaits });
    },
  }),

  check('continuation-without-start', {
    title: { ko: '시작 없는 연속 프레임은 1002입니다', en: 'A continuation of nothing is a 1002' },
    promise: {
      ko: '시작한 메시지가 없는데 온 연속 프레임에는 `1002`로 종료합니다.',
      en: 'A continuation frame without a message to continue is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.4',
    points: 1,
    async try(t) {
      for (const fin of [true, false])
        await refused(t, 1002, { opcode: 0x0, payload: t.random.id(), fin }, nothing);
      const whole = [
        { opcode: 0x1, payload: 'a', fin: false },
        { opcode: 0x0, payload: 'b' },
      ];
      const client = await echoing(t);
      for (const frame of whole) client.sendFrame(frame);
      await client.expectText('ab', { cause: joined });
      client.sendFrame({ opcode: 0x0, payload: t.random.id() });
      await client.expectClose(1002, { cause: nothing });
    },
  }),

  check('message-interrupted', {
    title: { ko: '메시지 중간의 새 메시지는 1002입니다', en: 'A message inside another is a 1002' },
    promise: {
      ko: '마지막 조각이 오기 전에 새 텍스트나 바이너리 프레임이 오면 `1002`로 종료합니다.',
      en: 'A new text or binary frame before the last fragment is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.4',
    points: 1,
    async try(t) {
      for (const opcode of [0x1, 0x2]) {
        for (const fin of [true, false]) {
          const begun = { opcode: t.random.pick([0x1, 0x2]), payload: t.random.id(), fin: false };
          await refused(t, 1002, [begun, { opcode, payload: t.random.id(), fin }], interrupted);
        }
      }
    },
  }),
];

const joined = {
  ko: 'FIN이 0인 프레임은 메시지의 끝이 아닙니다. FIN이 1인 프레임이 올 때까지 모아서 한 번에 돌려보내세요. 종류는 첫 조각의 opcode이고, 마스크는 조각마다 새로 시작합니다.',
  en: 'A frame with FIN 0 is not the end of its message: collect until FIN is 1, then answer once. The kind is the opcode of the first fragment, and the mask begins anew with each.',
};

const emptyFragments = {
  ko: '조각은 비어 있을 수 있습니다. 길이나 모은 바이트가 0인지로 메시지가 시작되었는지 판단하지 마세요.',
  en: 'Fragments may be empty. Whether a message has begun is not to be told by a length of 0.',
};

const pingWaits = {
  ko: '제어 프레임은 메시지와 관계없이 곧바로 처리합니다. 조각이 다 오기를 기다리지 말고 pong을 보내세요.',
  en: 'Control frames have nothing to do with the message: send the pong at once, not when all fragments are there.',
};

const untouched = {
  ko: '조각 사이에 온 ping과 pong은 메시지의 일부가 아닙니다. 모으던 조각을 버리거나 페이로드를 섞지 마세요.',
  en: 'A ping or pong between fragments is no part of the message: neither drop what you collected nor mix it in.',
};

const nothing = {
  ko: 'opcode 0은 앞 조각에 이어진다는 뜻입니다. 이을 메시지가 없으면 1002로 종료하세요. 메시지가 끝나면 그 상태도 지워야 합니다.',
  en: 'Opcode 0 continues what came before. With nothing to continue, close with 1002; and forget the state when a message ends.',
};

const interrupted = {
  ko: '메시지가 끝나기 전에는 연속 프레임(opcode 0)과 제어 프레임만 올 수 있습니다. 새 메시지가 시작되면 1002로 종료하세요.',
  en: 'Before a message ends only continuations (opcode 0) and control frames may come. At the start of a new one close with 1002.',
};
