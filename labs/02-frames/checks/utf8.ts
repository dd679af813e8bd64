import { check } from '../../../grader/kit/index.ts';
import { echoing, refused } from './echoed.ts';

/** Each is no UTF-8 for a reason of its own (RFC 3629). */
const invalid: readonly (readonly number[])[] = [
  [0xff],
  [0x80],
  [0x41, 0xc3, 0x28],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xe2, 0x82],
];

/** Characters at the edges of what two, three and four bytes can say. */
const edges = '\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\ufeff\ufffd\uffff\u{10000}\u{10ffff}';

export const utf8 = [
  check('utf8-kept', {
    title: { ko: '글자는 조각의 경계에서 잘려도 됩니다', en: 'Characters may be cut between fragments' },
    promise: {
      ko: '올바른 UTF-8이면 글자가 조각의 경계에서 잘려 와도 한 글자도 바뀌지 않고 돌아옵니다.',
      en: 'Good UTF-8 comes back unchanged, also where the border of two fragments cuts a character.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      client.sendText(`\ufeff${edges}`);
      await client.expectText(`\ufeff${edges}`, { cause: everyCharacter });
      for (const text of ['한', '🙂', `${t.random.text()}é`]) {
        const bytes = Buffer.from(text);
        for (let cut = 1; cut < Math.min(bytes.length, 8); cut += 1) {
          client.sendFrame({ opcode: 0x1, payload: bytes.subarray(0, cut), fin: false });
          client.sendFrame({ opcode: 0x0, payload: bytes.subarray(cut) });
          await client.expectText(text, { cause: cutCharacter });
        }
      }
    },
  }),

  check('utf8-refused', {
    title: { ko: 'UTF-8이 아닌 텍스트는 1007입니다', en: 'Text that is not UTF-8 is a 1007' },
    promise: {
      ko: '텍스트 메시지가 UTF-8이 아니면 `1007`로 종료합니다.',
      en: 'A text message that is not UTF-8 is answered with close `1007`.',
    },
    rests: 'RFC 6455 section 8.1',
    points: 2,
    async try(t) {
      for (const bytes of invalid) {
        await refused(t, 1007, { opcode: 0x1, payload: Uint8Array.from(bytes) }, notUtf8);
      }
      const [first, second] = [Buffer.from('한').subarray(0, 2), Buffer.from(t.random.id())];
      const broken = [
        { opcode: 0x1, payload: first, fin: false },
        { opcode: 0x0, payload: second },
      ];
      await refused(t, 1007, broken, notUtf8);
    },
  }),

  check('binary-any-bytes', {
    title: { ko: '바이너리는 UTF-8이 아니어도 됩니다', en: 'Binary need not be UTF-8' },
    promise: {
      ko: '바이너리 메시지는 어떤 바이트든 그대로 돌아옵니다.',
      en: 'A binary message may hold any bytes.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 1,
    async try(t) {
      const client = await echoing(t);
      for (const bytes of [...invalid, t.random.shuffle([...Array(256).keys()])]) {
        const payload = Uint8Array.from(bytes);
        client.sendBinary(payload);
        await client.expectBinary(payload, { cause: onlyText });
      }
    },
  }),

  check('close-reason-utf8', {
    title: { ko: '종료의 이유도 UTF-8이어야 합니다', en: 'A close reason has to be UTF-8' },
    promise: {
      ko: '종료 프레임의 이유가 UTF-8이 아니면 `1007`로 종료합니다.',
      en: 'A close frame with a reason that is not UTF-8 is answered with `1007`.',
    },
    rests: 'RFC 6455 section 5.5.1',
    points: 1,
    async try(t) {
      for (const bytes of [t.random.pick(invalid), [0xff], [0xe2, 0x82]]) {
        await refused(t, 1007, { opcode: 0x8, payload: Uint8Array.of(0x03, 0xe8, ...bytes) }, badReason);
      }
    },
  }),
];

const everyCharacter = {
  ko: 'U+FFFF 같은 비문자와 맨 앞의 U+FEFF도 올바른 UTF-8입니다. 문자열로 바꿨다가 되돌리면 U+FEFF가 사라질 수 있으니 바이트를 그대로 돌려보내세요.',
  en: 'Noncharacters such as U+FFFF and a leading U+FEFF are good UTF-8. A detour through a string may lose U+FEFF: send the bytes as they came.',
};

const cutCharacter = {
  ko: '조각은 글자 중간에서 잘릴 수 있습니다. 조각마다 디코딩하거나 검사하지 말고, 이어 붙인 다음 메시지 전체를 검사하세요.',
  en: 'A fragment may end inside a character. Neither decode nor judge fragments by themselves: join them first, and look at the whole message.',
};

const notUtf8 = {
  ko: "`toString()`은 틀린 바이트를 U+FFFD로 바꿀 뿐 알려 주지 않습니다. `node:buffer`의 `isUtf8`이나 `new TextDecoder('utf-8', { fatal: true })`로 메시지 전체를 검사하고 1007로 종료하세요. 글자가 끝나기 전에 메시지가 끝난 것도 틀린 것입니다.",
  en: "`toString()` puts U+FFFD in place of wrong bytes and says nothing. Judge the whole message with `isUtf8` of `node:buffer` or `new TextDecoder('utf-8', { fatal: true })`, and close with 1007. A message that ends inside a character is wrong, too.",
};

const onlyText = {
  ko: 'UTF-8은 텍스트 메시지(opcode 1)에서만 검사합니다.',
  en: 'Only text messages (opcode 1) have to be UTF-8.',
};

const badReason = {
  ko: '종료 프레임의 코드 뒤는 UTF-8 텍스트입니다. 답하기 전에 검사하고, 아니면 1007로 종료하세요.',
  en: 'What follows the code of a close frame is UTF-8 text. Look at it before you answer, and close with 1007 where it is not.',
};
