import { check, closePayload, type OutgoingFrame } from '../../../grader/kit/index.ts';
import { refused } from './echoed.ts';

export const malformed = [
  check('unmasked-refused', {
    title: { ko: '마스킹하지 않은 프레임은 1002입니다', en: 'An unmasked frame is a 1002' },
    promise: {
      ko: '클라이언트가 마스킹하지 않은 프레임을 보내면 `1002`로 종료합니다.',
      en: 'A client frame that is not masked is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.1',
    points: 2,
    async try(t) {
      const frames: readonly OutgoingFrame[] = [
        { opcode: 0x1, payload: t.random.id() },
        { opcode: 0x2, payload: t.random.bytes(200) },
        { opcode: 0x9, payload: t.random.id() },
        { opcode: 0x1, payload: '' },
      ];
      for (const frame of frames) await refused(t, 1002, { ...frame, mask: null }, unmasked);
    },
  }),

  check('reserved-bit', {
    title: { ko: '예약 비트는 1002입니다', en: 'A reserved bit is a 1002' },
    promise: {
      ko: '합의한 확장이 없으므로 RSV1, RSV2, RSV3 가운데 하나라도 켜져 있으면 `1002`로 종료합니다.',
      en: 'With no extension agreed on, a frame with RSV1, RSV2 or RSV3 set is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      for (const rsv of [0b100, 0b010, 0b001, 0b111]) {
        for (const opcode of [t.random.pick([0x1, 0x2]), 0x9]) {
          await refused(t, 1002, { opcode, payload: t.random.id(), rsv }, reservedBit);
        }
      }
      const start = { opcode: 0x1, payload: t.random.id(), fin: false };
      await refused(t, 1002, [start, { opcode: 0x0, payload: t.random.id(), rsv: 0b100 }], reservedBit);
    },
  }),

  check('reserved-opcode', {
    title: { ko: '정해지지 않은 opcode는 1002입니다', en: 'A reserved opcode is a 1002' },
    promise: {
      ko: '정해지지 않은 opcode(3–7, 11–15)의 프레임에는 `1002`로 종료합니다.',
      en: 'A frame with a reserved opcode, 3 to 7 or 11 to 15, is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      for (const opcode of [0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf]) {
        await refused(t, 1002, { opcode, payload: t.random.pick(['', t.random.id()]) }, reservedOpcode);
      }
    },
  }),

  check('control-fragmented', {
    title: { ko: '조각난 제어 프레임은 1002입니다', en: 'A fragmented control frame is a 1002' },
    promise: {
      ko: 'FIN이 0인 ping, pong, 종료 프레임에는 `1002`로 종료합니다.',
      en: 'A ping, pong or close frame with FIN 0 is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.5',
    points: 1,
    async try(t) {
      for (const opcode of [0x9, 0xa]) {
        await refused(t, 1002, { opcode, payload: t.random.id(), fin: false }, fragmented);
      }
      await refused(t, 1002, { opcode: 0x8, payload: closePayload(1000), fin: false }, fragmented);
    },
  }),

  check('control-too-long', {
    title: { ko: '긴 제어 프레임은 1002입니다', en: 'A long control frame is a 1002' },
    promise: {
      ko: '페이로드가 125바이트를 넘는 제어 프레임에는 `1002`로 종료합니다.',
      en: 'A control frame with more than 125 bytes of payload is answered with close `1002`.',
    },
    rests: 'RFC 6455 section 5.5',
    points: 1,
    async try(t) {
      for (const opcode of [0x9, 0xa]) {
        const length = t.random.pick([126, 127, t.random.integer(128, 500)]);
        await refused(t, 1002, { opcode, payload: t.random.bytes(length) }, tooLong);
      }
      const payload = closePayload(1000, t.random.textOfBytes(124));
      await refused(t, 1002, { opcode: 0x8, payload }, tooLong);
    },
  }),
];

const unmasked = {
  ko: '두 번째 바이트의 최상위 비트가 MASK입니다. 클라이언트의 프레임에서 이 비트가 0이면 읽지 말고 1002로 종료하세요. 마스킹하지 않은 데이터는 중간의 프록시를 속이는 데 쓰일 수 있습니다(RFC 6455 10.3절).',
  en: 'The highest bit of the second byte is MASK. Where it is 0 in a client frame, close with 1002 instead of reading on: unmasked data could be used to deceive proxies on the way (RFC 6455 section 10.3).',
};

const reservedBit = {
  ko: '첫 바이트의 `0x70`이 RSV1–3입니다. 압축 같은 확장에 합의하지 않았다면 모두 0이어야 합니다. 조각과 제어 프레임에서도 확인하세요.',
  en: '`0x70` of the first byte are RSV1 to 3. Without an extension, compression for one, all are 0: look in fragments and control frames, too.',
};

const reservedOpcode = {
  ko: '아는 opcode는 0, 1, 2, 8, 9, 10뿐입니다. 모르는 opcode를 건너뛰거나 데이터로 다루지 말고 1002로 종료하세요.',
  en: 'The opcodes are 0, 1, 2, 8, 9 and 10. Others are neither skipped nor taken for data: close with 1002.',
};

const fragmented = {
  ko: '제어 프레임은 조각낼 수 없습니다. opcode가 8 이상인데 FIN이 0이면 1002로 종료하세요.',
  en: 'Control frames are never fragmented: opcode 8 or above with FIN 0 is a 1002.',
};

const tooLong = {
  ko: '제어 프레임의 길이는 7비트에 들어가야 합니다. opcode가 8 이상인데 길이가 126이나 127로 시작하면 1002로 종료하세요.',
  en: 'The length of a control frame has to fit its 7 bits: opcode 8 or above with 126 or 127 there is a 1002.',
};
