import { check, type Client } from '../../../grader/kit/index.ts';
import { echoing } from './echoed.ts';

const each = (bytes: Uint8Array): readonly Uint8Array[] => Array.from(bytes, (byte) => Uint8Array.of(byte));

export const pieces = [
  check('single-bytes', {
    title: { ko: '한 바이트씩 와도 읽습니다', en: 'Frames come byte by byte' },
    promise: {
      ko: '프레임은 헤더와 길이, 마스크, 페이로드의 어디에서 나뉘어 와도 똑같이 읽습니다.',
      en: 'A frame is read alike wherever it is cut: in its head, its length, its mask or its payload.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      const short = t.random.id(5);
      await client.sendApart(each(client.frame({ opcode: 0x1, payload: short })));
      await client.expectText(short, { cause: wholeChunk });
      for (const payload of [t.random.bytes(300), t.random.bytes(70_000)]) {
        const frame = client.frame({ opcode: 0x2, payload });
        await client.sendApart([...each(frame.subarray(0, 15)), frame.subarray(15, 40), frame.subarray(40)]);
        await client.expectBinary(payload, { cause: wholeChunk, within: 5000 });
      }
    },
  }),

  check('many-at-once', {
    title: { ko: '여러 프레임이 한꺼번에 와도 읽습니다', en: 'Many frames come at once' },
    promise: {
      ko: '한꺼번에 온 프레임은 하나도 빠짐없이, 온 순서대로 돌려보냅니다.',
      en: 'Frames that come in one chunk are all echoed, in the order in which they came.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      const texts = Array.from(
        { length: 20 },
        (_, index) => `${index} ${t.random.id(t.random.integer(1, 40))}`,
      );
      const frames = texts.map((payload) => client.frame({ opcode: 0x1, payload }));
      await sendCut(client, Buffer.concat(frames));
      for (const text of texts) await client.expectText(text, { cause: rest });
      await client.expectNothing({ cause: rest });
    },
  }),
];

/** In two chunks, the cut inside a frame. */
const sendCut = (client: Client, bytes: Buffer): Promise<void> =>
  client.sendApart([bytes.subarray(0, -3), bytes.subarray(-3)]);

const wholeChunk = {
  ko: "'data' 이벤트 하나에 프레임 전체가 온다고 여겼습니다. 길이나 마스크 중간에서도 나뉘어 올 수 있습니다. 다 올 때까지 바이트를 모으세요.",
  en: "One 'data' event was taken for a whole frame. It may be cut inside its length or its mask, too: keep the bytes until all are there.",
};

const rest = {
  ko: "'data' 이벤트 하나에 프레임 하나만 온다고 여겼습니다. 프레임을 하나 꺼낸 뒤에도 남은 바이트에 다음 프레임이 있는지 계속 보세요.",
  en: "One 'data' event was taken for one frame. Having taken one, look whether the next is in what is left.",
};
