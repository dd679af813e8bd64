import { check, type Client, type OutgoingFrame, type Trial } from '../../../grader/kit/index.ts';
import { greeted } from './ready.ts';

/** Codes that any server may get: RFC 6455 section 7.4 and, above 3000, anybody's own. */
const anyCode = (t: Trial): number => t.random.pick([1000, 1001, 3000, 4000, t.random.integer(3001, 4999)]);

/** Frames that mean nothing here; bytes of a close frame stand in their payloads. */
const otherFrames = (t: Trial): readonly OutgoingFrame[] => [
  { opcode: 0x1, payload: t.random.text() },
  { opcode: 0x1, payload: '' },
  { opcode: 0x2, payload: Uint8Array.of(0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8) },
  { opcode: 0x2, payload: new Uint8Array(125).fill(0x88) },
  { opcode: 0x2, payload: new Uint8Array(126).fill(0x88) },
  { opcode: 0x2, payload: new Uint8Array(t.random.integer(300, 40_000)).fill(0x88) },
  { opcode: 0x2, payload: new Uint8Array(65_536).fill(0x88) },
  { opcode: 0x1, payload: 'one ', fin: false },
  { opcode: 0x9, payload: t.random.bytes(8) },
  { opcode: 0x0, payload: 'two' },
  { opcode: 0xa, payload: t.random.bytes(125) },
];

async function closes(t: Trial, client: Client, cause: Text): Promise<void> {
  const code = anyCode(t);
  client.close(code);
  await client.expectClose(code, { cause });
}

interface Text {
  readonly ko: string;
  readonly en: string;
}

export const closing = [
  check('close-same-code', {
    title: { ko: '종료에는 같은 코드로 답합니다', en: 'A close is answered with the same code' },
    promise: {
      ko: '코드가 있는 종료 프레임에는 같은 코드의 종료 프레임으로 답합니다.',
      en: 'A close frame with a code is answered with a close frame of the same code.',
    },
    rests: 'RFC 6455 section 5.5.1',
    points: 2,
    async try(t) {
      for (const code of [1000, t.random.integer(3000, 3999), t.random.integer(4000, 4999)]) {
        const client = await greeted(t);
        client.close(code, t.random.pick(['', t.random.text()]));
        await client.expectClose(code, { causes: [noAnswer, { when: () => true, say: otherCode }] });
      }
    },
  }),

  check('close-without-code', {
    title: { ko: '코드가 없는 종료에도 답합니다', en: 'A close without a code is answered, too' },
    promise: {
      ko: '페이로드가 빈 종료 프레임에도 종료 프레임으로 답합니다.',
      en: 'A close frame with an empty payload is answered with a close frame.',
    },
    rests: 'RFC 6455 section 5.5.1',
    points: 1,
    async try(t) {
      const client = await greeted(t);
      client.close();
      await client.expectClose(undefined, { cause: emptyPayload });
    },
  }),

  check('connection-ends', {
    title: { ko: '종료한 뒤에는 연결이 끝납니다', en: 'After the close the connection ends' },
    promise: {
      ko: '종료 프레임을 주고받으면 서버가 TCP 연결을 끝냅니다.',
      en: 'Once close frames were exchanged, the server ends the TCP connection.',
    },
    rests: 'RFC 6455 section 7.1.1',
    points: 2,
    async try(t) {
      for (const code of [anyCode(t), undefined]) {
        const client = await greeted(t);
        client.close(code);
        await client.expectClose(code, { cause: beforeTheEnd });
        await client.expectEnd({ cause: staysOpen });
      }
    },
  }),

  check('other-frames-ignored', {
    title: { ko: '다른 프레임은 건너뜁니다', en: 'Other frames are skipped' },
    promise: {
      ko: '종료 프레임이 아닌 프레임은 종류와 길이에 관계없이 건너뛰고, 뒤이어 온 종료 프레임에 답합니다.',
      en: 'Frames that do not close are skipped, whatever kind and length they have; a close frame behind them is answered.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      await closes(t, await greeted(t), beforeOthers);
      for (const frame of otherFrames(t)) {
        if (frame.fin === false || frame.opcode === 0x0) continue;
        const client = await greeted(t);
        client.sendFrame(frame);
        await closes(t, client, lostCount);
      }
      const client = await greeted(t);
      for (const frame of otherFrames(t)) client.sendFrame(frame);
      await closes(t, client, lostCount);
    },
  }),

  check('frames-in-pieces', {
    title: { ko: '프레임은 어디서든 나뉘어 옵니다', en: 'Frames come in any pieces' },
    promise: {
      ko: '프레임이 한 바이트씩 나뉘어 오든 여럿이 한꺼번에 오든 똑같이 읽습니다.',
      en: 'Frames are read alike whether they come byte by byte or several at once.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      await closes(t, await greeted(t), beforeOthers);
      const code = anyCode(t);
      const payload = Uint8Array.of(code >> 8, code & 0xff);
      const bytesOf = (client: Client): Buffer =>
        Buffer.concat([
          client.frame({ opcode: 0x1, payload: t.random.id(3) }),
          client.frame({ opcode: 0x8, payload }),
        ]);
      const together = await greeted(t);
      together.sendRaw(bytesOf(together));
      await together.expectClose(code, { cause: oneChunk });
      const apart = await greeted(t);
      await apart.sendApart(Array.from(bytesOf(apart), (byte) => Uint8Array.of(byte)));
      await apart.expectClose(code, { cause: halfFrame });
    },
  }),
];

const otherCode = {
  ko: '코드는 페이로드의 처음 두 바이트이고, 마스킹되어 있습니다. 마스크를 푼 두 바이트를 그대로 돌려보내세요. 이유는 돌려보내지 않아도 됩니다.',
  en: 'The code is the first two bytes of the payload, and it is masked. Unmask them and send them back. The reason need not go back.',
};

const noAnswer = {
  when: (seen: { readonly kind: string } | undefined) => seen === undefined || seen.kind === 'end',
  say: {
    ko: 'opcode가 8인 프레임에 종료 프레임으로 답해야 합니다. 답하기 전에 연결을 끊으면 상대는 1006(비정상 종료)으로 봅니다.',
    en: 'A frame with opcode 8 has to be answered with a close frame. Ending the connection first is a 1006 on the other side.',
  },
};

const emptyPayload = {
  ko: '종료 프레임의 페이로드는 비어 있을 수 있습니다. 코드를 읽기 전에 길이를 확인하고, 비어 있으면 빈 종료 프레임으로 답하세요.',
  en: 'The payload of a close frame may be empty. Look at its length before you read a code, and answer with an empty close frame.',
};

const beforeTheEnd = {
  ko: '연결을 끝내기 전에 종료 프레임으로 답해야 합니다.',
  en: 'A close frame has to go out before the connection ends.',
};

const staysOpen = {
  ko: '종료 프레임을 보낸 다음 `socket.end()`를 부르세요. TCP 연결은 서버가 먼저 끝냅니다(RFC 6455 7.1.1절).',
  en: 'Call `socket.end()` once the close frame is written. It is the server that ends the TCP connection first (RFC 6455 section 7.1.1).',
};

const beforeOthers = {
  ko: '다른 프레임이 없어도 종료 프레임에 답하지 않았습니다. `close-same-code`부터 통과시키세요.',
  en: 'The close frame was not answered even without others before it: pass `close-same-code` first.',
};

const lostCount = {
  ko: '앞 프레임이 어디서 끝나는지 잘못 세었습니다. 길이 126은 다음 2바이트, 127은 다음 8바이트에 길이가 있다는 뜻이고, 마스크 4바이트가 그 뒤에 옵니다. 조각난 메시지와 ping도 그저 건너뜁니다.',
  en: 'The end of a frame before it was miscounted. 126 means that the length stands in the next 2 bytes, 127 in the next 8, and 4 bytes of mask follow. Fragments and pings are skipped like all others.',
};

const oneChunk = {
  ko: "'data' 이벤트 하나에 프레임 하나가 온다고 여겼습니다. 한 번에 여러 프레임이 올 수 있으므로, 남은 바이트가 있는 동안 계속 읽으세요.",
  en: "One 'data' event was taken for one frame. Several may come at once: go on as long as there are bytes left.",
};

const halfFrame = {
  ko: "'data' 이벤트 하나에 프레임 전체가 온다고 여겼습니다. 다 오지 않았으면 바이트를 모아 두고 기다리세요.",
  en: "One 'data' event was taken for a whole frame. Keep the bytes and wait until the frame is complete.",
};
