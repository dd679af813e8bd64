import { check, closePayload, type Incident } from '../../../grader/kit/index.ts';
import { echoing, refused } from './echoed.ts';

export const closing = [
  check('close-answered', {
    title: { ko: '종료에는 같은 코드로 답합니다', en: 'A close is answered with its code' },
    promise: {
      ko: '올바른 종료 프레임에는 같은 코드의 종료 프레임으로 답합니다. 코드가 없으면 종료 프레임이면 됩니다.',
      en: 'A valid close frame is answered with a close frame of the same code; one without a code with any close frame.',
    },
    rests: 'RFC 6455 section 5.5.1',
    points: 2,
    async try(t) {
      const codes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
      for (const code of codes) {
        const client = await t.connect('/ws');
        client.close(code, t.random.pick(['', t.random.text(), t.random.textOfBytes(123)]));
        await client.expectClose(code, { cause: sameCode });
      }
      const client = await t.connect('/ws');
      client.close();
      await client.expectClose(undefined, { cause: emptyClose });
    },
  }),

  check('close-ends', {
    title: { ko: '종료한 뒤에는 연결이 끝납니다', en: 'After the close the connection ends' },
    promise: {
      ko: '종료 프레임으로 답한 뒤에는 아무것도 보내지 않고 TCP 연결을 끝냅니다.',
      en: 'Behind its close frame the server sends nothing more and ends the TCP connection.',
    },
    rests: 'RFC 6455 section 7.1.1',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      const late = [
        { opcode: 0x8, payload: closePayload(1000) },
        { opcode: 0x1, payload: t.random.id() },
        { opcode: 0x9 },
      ];
      // Whoever closes has said all: what stands behind it is not looked at.
      client.sendRaw(Buffer.concat(late.map((frame) => client.frame(frame))));
      await client.expectClose(1000, { cause: sameCode });
      const behind: Incident[] = [];
      await t.eventually(() => {
        behind.push(...client.drain());
        return behind.some(({ kind }) => kind === 'end') ? Promise.resolve() : t.fail(noEnd(t.lastEvent));
      });
      const more = behind.find(({ kind }) => kind !== 'end');
      if (more) t.fail(frameBehind(more.event));
    },
  }),

  check('close-code-invalid', {
    title: { ko: '쓸 수 없는 코드는 1002입니다', en: 'A code that must not be sent is a 1002' },
    promise: {
      ko: '프레임에 쓸 수 없는 종료 코드에는 `1002`로 답합니다.',
      en: 'A close code that must not stand in a frame is answered with `1002`.',
    },
    rests: 'RFC 6455 section 7.4',
    points: 2,
    async try(t) {
      const codes = [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];
      for (const code of codes) {
        await refused(t, 1002, { opcode: 0x8, payload: closePayload(code) }, invalidCode);
      }
    },
  }),

  check('close-one-byte', {
    title: { ko: '1바이트 종료는 1002입니다', en: 'A close of one byte is a 1002' },
    promise: {
      ko: '페이로드가 1바이트인 종료 프레임에는 `1002`로 답합니다.',
      en: 'A close frame with a payload of one byte is answered with `1002`.',
    },
    rests: 'RFC 6455 section 5.5.1',
    points: 1,
    async try(t) {
      for (const byte of [0x03, t.random.integer(0, 255)]) {
        await refused(t, 1002, { opcode: 0x8, payload: Uint8Array.of(byte) }, oneByte);
      }
    },
  }),
];

const noEnd = (missingAfter: number) => ({
  expected: { ko: 'TCP 연결의 끝', en: 'the end of the TCP connection' },
  observed: { ko: '연결이 아직 열려 있습니다.', en: 'The connection is still open.' },
  missingAfter,
  cause: staysOpen,
});

const frameBehind = (event: number) => ({
  expected: { ko: '종료 프레임 뒤에 아무것도 없음', en: 'nothing behind the close frame' },
  observed: { ko: '종료 프레임 뒤에 또 다른 프레임', en: 'another frame behind the close frame' },
  event,
  cause: saysMore,
});

const sameCode = {
  ko: '종료 코드는 페이로드의 처음 두 바이트(빅 엔디언)입니다. 1000–1003, 1007–1014, 3000–4999는 올바른 코드이므로 같은 코드로 답하세요.',
  en: 'The code is the first two bytes of the payload, high byte first. 1000–1003, 1007–1014 and 3000–4999 are valid: answer with the same.',
};

const emptyClose = {
  ko: '종료 프레임의 페이로드는 비어 있을 수 있습니다. 코드를 읽기 전에 길이를 확인하고 빈 종료 프레임으로 답하세요.',
  en: 'The payload of a close frame may be empty. Look at its length before you read a code, and answer with an empty one.',
};

const saysMore = {
  ko: '종료 프레임을 보낸 뒤에는 어떤 프레임도 보내지 않습니다(RFC 6455 5.5.1절). 종료 프레임을 읽었으면 뒤에 온 것은 처리하지 마세요.',
  en: 'Behind a close frame nothing is sent (RFC 6455 section 5.5.1). Once you have read one, handle nothing behind it.',
};

const staysOpen = {
  ko: '종료 프레임을 보낸 다음 `socket.end()`로 TCP 연결을 끝내세요. 먼저 끝내는 쪽은 서버입니다.',
  en: 'End the TCP connection with `socket.end()` behind the close frame. It is the server that ends first.',
};

const invalidCode = {
  ko: '프레임에 쓸 수 있는 코드는 1000–1003, 1007–1014, 3000–4999뿐입니다. 1005와 1006은 브라우저가 스스로 만들어 내는 값입니다. 다른 코드에는 1002로 답하세요.',
  en: 'Only 1000–1003, 1007–1014 and 3000–4999 may stand in a frame; 1005 and 1006 are what browsers make up themselves. Answer others with 1002.',
};

const oneByte = {
  ko: '코드는 두 바이트입니다. 1바이트로는 코드를 적을 수 없으므로 1002로 답하세요. 없는 바이트를 읽다가 예외가 나지 않는지도 확인하세요.',
  en: 'A code takes two bytes; one is a 1002. Does reading the missing byte throw?',
};
