import { check } from '../../../grader/kit/index.ts';
import { echoed } from './echo.ts';

const oneMebibyte = 1024 * 1024;
/** For a message of that size, on a machine that has other things to do. */
const unhurried = { within: 5000 };

const isBinaryCause = {
  ko: '받은 종류대로 돌려보내야 합니다. `isBinary`를 그대로 전달하세요: `socket.send(data, { binary: isBinary })`',
  en: 'The kind has to stay what it was. Pass `isBinary` on: `socket.send(data, { binary: isBinary })`.',
};

export const messages = [
  check('text-stays-text', {
    title: { ko: '텍스트는 텍스트로 돌아옵니다', en: 'Text comes back as text' },
    promise: {
      ko: '텍스트 메시지를 보낼 때마다 같은 텍스트가 텍스트 메시지로 돌아옵니다.',
      en: 'Every text message comes back as a text message with the same text.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 2,
    async try(t) {
      const client = await t.connect('/ws');
      for (let turn = 0; turn < 3; turn += 1) await echoed(t, client);
    },
  }),

  check('text-bytes-kept', {
    title: { ko: '텍스트는 한 글자도 바뀌지 않습니다', en: 'Text keeps every character' },
    promise: {
      ko: '공백, 바이트 순서 표시(BOM), 널 문자, 풀어쓴 한글까지 받은 그대로 돌아옵니다.',
      en: 'White space, a byte order mark, NUL, decomposed Hangul: all of it comes back as it was sent.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      const text = t.random.text();
      const delicate = [
        { sent: `\t ${text} \r\n`, lost: lost.space },
        { sent: `\u{feff}${text}`, lost: lost.mark },
        { sent: `{ "b" : "${t.random.id()}",  "a" : [ 1.0 ] }`, lost: lost.json },
        { sent: `${'한글'.normalize('NFD')}\u0000${text}`, lost: lost.normal },
      ];
      for (const { sent, lost: cause } of t.random.shuffle(delicate)) {
        client.sendText(sent);
        await client.expectText(sent, { causes: [{ when: (seen) => seen?.kind === 'text', say: cause }] });
      }
    },
  }),

  check('binary-stays-binary', {
    title: { ko: '바이너리는 바이너리로 돌아옵니다', en: 'Binary comes back as binary' },
    promise: {
      ko: '바이너리 메시지는 내용이 글자처럼 보이더라도 바이너리 메시지로 돌아옵니다.',
      en: 'A binary message comes back as a binary message, even when its bytes would make good text.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 2,
    async try(t) {
      const client = await t.connect('/ws');
      // Good UTF-8, so that nothing but the kind can get lost.
      for (const bytes of [Buffer.from(t.random.id()), Buffer.from(t.random.text())]) {
        client.sendBinary(bytes);
        await client.expectBinary(bytes, {
          causes: [{ when: (seen) => seen?.kind === 'text', say: isBinaryCause }],
        });
      }
    },
  }),

  check('binary-bytes-kept', {
    title: { ko: '바이너리는 한 바이트도 바뀌지 않습니다', en: 'Binary keeps every byte' },
    promise: {
      ko: '바이너리 메시지는 0부터 255까지 어떤 값의 바이트든 그대로 돌아옵니다.',
      en: 'A binary message comes back byte for byte, whatever values from 0 to 255 are in it.',
    },
    rests: 'RFC 6455 section 5.6',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      const everyValue = Uint8Array.from(t.random.shuffle([...Array(256).keys()]));
      for (const bytes of [everyValue, t.random.bytes(1000)]) {
        client.sendBinary(bytes);
        await client.expectBinary(bytes);
      }
    },
  }),

  check('empty-message', {
    title: { ko: '빈 메시지도 돌아옵니다', en: 'Empty messages come back too' },
    promise: {
      ko: '길이가 0인 텍스트와 바이너리 메시지도 같은 종류의 빈 메시지로 돌아옵니다.',
      en: 'A text or binary message of length 0 comes back as an empty message of the same kind.',
    },
    rests: 'RFC 6455 section 5.2',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      await echoed(t, client);
      const cause = {
        ko: '빈 문자열과 길이 0은 조건문에서 거짓입니다. 메시지가 비었는지 따지지 말고 보내세요.',
        en: 'An empty string and a length of 0 are falsy. Send without asking whether there is something in it.',
      };
      const causes = [{ when: (seen: unknown) => seen === undefined, say: cause }];
      client.sendText('');
      await client.expectText('', { causes });
      client.sendBinary(new Uint8Array());
      await client.expectBinary(new Uint8Array(), { causes });
    },
  }),

  check('large-message', {
    title: { ko: '1 MiB 메시지도 돌아옵니다', en: 'A message of 1 MiB comes back' },
    promise: {
      ko: '텍스트든 바이너리든 1 MiB(1,048,576바이트)까지 돌아옵니다.',
      en: 'Text and binary come back up to a size of 1 MiB (1,048,576 bytes).',
    },
    rests: 'RFC 6455 section 5.2',
    points: 2,
    async try(t) {
      const client = await t.connect('/ws');
      // Who answers nothing at all is not waited for so long.
      await echoed(t, client);
      const text = t.random.textOfBytes(oneMebibyte);
      client.sendText(text);
      await client.expectText(text, unhurried);
      const bytes = Buffer.from(t.random.textOfBytes(oneMebibyte));
      client.sendBinary(bytes);
      await client.expectBinary(bytes, unhurried);
    },
  }),

  check('order-kept', {
    title: { ko: '순서가 지켜집니다', en: 'The order is kept' },
    promise: {
      ko: '잇달아 보낸 메시지는 하나도 빠짐없이 보낸 순서대로 돌아옵니다.',
      en: 'Messages sent in a row come back in the order in which they were sent, and none is missing.',
    },
    rests: 'RFC 6455 section 6.2',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws');
      await echoed(t, client);
      const texts = Array.from(
        { length: 20 },
        (_, index) => `${index + 1} ${t.random.id(t.random.integer(4, 40))}`,
      );
      // In one piece, so that they may well arrive together.
      client.sendRaw(Buffer.concat(texts.map((text) => client.frame({ opcode: 1, payload: text }))));
      for (const text of texts) await client.expectText(text, { causes: outOfOrder });
      await client.expectNothing();
    },
  }),
];

const outOfOrder = [
  {
    when: (seen: { readonly kind: string } | undefined) => seen === undefined || seen.kind === 'text',
    say: {
      ko: '메시지마다 따로 도는 async 코드가 서로 앞질렀거나, `once`로 하나씩 기다리는 사이에 온 메시지를 놓쳤습니다. `message` 리스너에서 `await` 없이 바로 보내세요.',
      en: 'Async handlers overtook each other, or `once` missed what came while nobody waited. Send right away in a `message` listener, without an `await`.',
    },
  },
];

const lost = {
  space: {
    ko: '텍스트 앞뒤의 공백이 사라졌다면 `trim`을 쓰고 있는 것입니다. 받은 그대로 보내세요.',
    en: 'If the white space around the text is gone, it was trimmed. Send what you received.',
  },
  mark: {
    ko: '`TextDecoder`는 맨 앞의 U+FEFF를 지웁니다(`ignoreBOM: true`가 없으면). 문자열로 바꾸지 말고 받은 그대로 보내세요.',
    en: '`TextDecoder` drops a leading U+FEFF unless told `ignoreBOM: true`. Send what you received without making a string of it.',
  },
  json: {
    ko: 'JSON처럼 보이는 텍스트를 해석해서 다시 쓰면 공백과 숫자의 표기가 달라집니다. 에코 서버는 내용을 볼 필요가 없습니다.',
    en: 'JSON that is parsed and written anew has other white space and other numbers. An echo need not look at what it carries.',
  },
  normal: {
    ko: '텍스트를 정규화하거나 널 문자에서 잘랐습니다. 받은 바이트를 그대로 보내세요.',
    en: 'The text was normalized, or cut at the NUL. Send the bytes that you received.',
  },
};
