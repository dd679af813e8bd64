import { check, type Incident, type Trial } from '../../../grader/kit/index.ts';
import { echoed, type Text } from './echoed.ts';

/** A message of some size takes its time on a machine that has other things to do. */
const patienceFor = (length: number): { readonly within?: number } =>
  length > 65_535 ? { within: 5000 } : {};

/** Texts and binaries of these lengths come back. */
async function comeBack(t: Trial, lengths: readonly number[], cause: Text): Promise<void> {
  const client = await t.connect('/ws');
  const causes = [{ when: (seen?: Incident) => seen?.kind === 'violation', say: written }];
  for (const length of lengths) {
    const within = patienceFor(length);
    const text = t.random.textOfBytes(length);
    client.sendText(text);
    await client.expectText(text, { cause, causes, ...within });
    const bytes = t.random.bytes(length);
    client.sendBinary(bytes);
    await client.expectBinary(bytes, { cause, causes, ...within });
  }
}

export const lengths = [
  check('text-comes-back', {
    title: { ko: '텍스트가 돌아옵니다', en: 'Text comes back' },
    promise: {
      ko: '텍스트 메시지는 같은 텍스트로, 마스킹하지 않은 텍스트 프레임에 담겨 돌아옵니다.',
      en: 'A text message comes back as the same text, in text frames that are not masked.',
    },
    rests: 'RFC 6455 section 5.3',
    points: 2,
    async try(t) {
      const client = await t.connect('/ws');
      for (let turn = 0; turn < 3; turn += 1) await echoed(t, client, unmask);
      const text = t.random.text();
      client.sendText(text);
      await client.expectText(text, { cause: unmask });
    },
  }),

  check('binary-comes-back', {
    title: { ko: '바이너리가 돌아옵니다', en: 'Binary comes back' },
    promise: {
      ko: '바이너리 메시지는 같은 바이트로 돌아오고, 텍스트처럼 보여도 바이너리로 남습니다.',
      en: 'A binary message comes back with the same bytes, and stays binary even where it looks like text.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      for (const bytes of [
        Buffer.from(t.random.id()),
        t.random.bytes(100),
        Uint8Array.of(0xff, 0xfe, 0x80),
      ]) {
        client.sendBinary(bytes);
        await client.expectBinary(bytes, { cause: keepsKind });
      }
    },
  }),

  check('length-7-bit', {
    title: { ko: '125바이트까지', en: 'Up to 125 bytes' },
    promise: {
      ko: '빈 메시지부터 125바이트까지는 길이를 두 번째 바이트의 7비트로 읽고 씁니다.',
      en: 'From the empty message to 125 bytes, the 7 bits of the second byte are the length.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 1,
    try: (t) => comeBack(t, [0, 1, 2, 3, 4, 5, t.random.integer(6, 124), 125], sevenBits),
  }),

  check('length-16-bit', {
    title: { ko: '126바이트부터 65,535바이트까지', en: 'From 126 to 65,535 bytes' },
    promise: {
      ko: '126바이트부터 65,535바이트까지는 126 다음의 2바이트로 길이를 읽고 씁니다.',
      en: 'From 126 to 65,535 bytes, the length stands in the 2 bytes behind a 126.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    try: (t) => comeBack(t, [126, 127, 128, 255, 256, t.random.integer(257, 65_000), 65_535], sixteenBits),
  }),

  check('length-64-bit', {
    title: { ko: '65,536바이트부터', en: 'From 65,536 bytes on' },
    promise: {
      ko: '65,536바이트부터는 127 다음의 8바이트로 길이를 읽고 씁니다.',
      en: 'From 65,536 bytes on, the length stands in the 8 bytes behind a 127.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    try: (t) => comeBack(t, [65_536, t.random.integer(65_537, 200_000)], sixtyFourBits),
  }),

  check('masking-key', {
    title: { ko: '마스크는 프레임마다 다릅니다', en: 'Every frame has a mask of its own' },
    promise: {
      ko: '어떤 마스크로 온 프레임이든 그 프레임의 마스크로 풉니다.',
      en: 'Whatever key a frame is masked with, it is unmasked with that key.',
    },
    rests: 'RFC 6455 section 5.3',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      const keys = [[0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0, 0, 0, 1], [1, 0, 0, 0], t.random.bytes(4)];
      for (const key of t.random.shuffle(keys)) {
        const payload = t.random.text();
        client.sendFrame({ opcode: 0x1, payload, mask: Uint8Array.from(key) });
        await client.expectText(payload, { cause: unmask });
      }
    },
  }),
];

const unmask = {
  ko: '페이로드의 i번째 바이트를 마스크의 `i % 4`번째 바이트와 XOR합니다. 마스크 4바이트는 길이 바로 뒤에 있고, 프레임마다 다릅니다.',
  en: 'XOR byte i of the payload with byte `i % 4` of the mask: the 4 bytes right behind the length, new in every frame.',
};

const keepsKind = {
  ko: '종류는 opcode에 있습니다(1은 텍스트, 2는 바이너리). 문자열로 바꾸지 말고 받은 opcode로 돌려보내세요.',
  en: 'The kind is the opcode: 1 is text, 2 is binary. Answer with the opcode that came, and make no string of the bytes.',
};

const sevenBits = {
  ko: '두 번째 바이트의 아래 7비트가 길이입니다. 최상위 비트는 MASK이므로 빼고 읽어야 합니다. 길이가 0인 프레임도 메시지입니다.',
  en: 'The low 7 bits of the second byte are the length; its highest bit is MASK. A frame of length 0 is a message, too.',
};

const sixteenBits = {
  ko: '7비트가 126이면 길이가 126이라는 뜻이 아니라, 다음 2바이트(빅 엔디언)에 길이가 있다는 뜻입니다. 보낼 때도 같습니다.',
  en: 'A 126 in the 7 bits is not the length: it stands in the next 2 bytes, high byte first. The same holds when you send.',
};

const sixtyFourBits = {
  ko: '7비트가 127이면 다음 8바이트(빅 엔디언)에 길이가 있습니다. 65,535는 아직 16비트이고 65,536부터 64비트입니다. 보낼 때도 같습니다.',
  en: 'A 127 in the 7 bits means that the length stands in the next 8 bytes, high byte first: from 65,536 on, 65,535 still fits 16 bits. The same holds when you send.',
};

const written = {
  ko: '보낸 프레임의 형식이 틀렸습니다. 서버는 마스킹하지 않고, 길이는 가장 적은 바이트로 씁니다.',
  en: 'A frame that you sent is malformed. A server does not mask, and tells the length in the fewest bytes.',
};
