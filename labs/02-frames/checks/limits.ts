import { check, type Client, type Random } from '../../../grader/kit/index.ts';
import { echoed, echoing } from './echoed.ts';

const oneMebibyte = 1024 * 1024;
/** For a message of that size, on a machine that has other things to do. */
const within = 5000;

const small = (random: Random) => ({ MAX_MESSAGE_BYTES: String(random.integer(1000, 5000)) });

/** Sends so many bytes in `count` fragments. */
function sendSum(client: Client, bytes: Uint8Array, count: number): void {
  const step = Math.ceil(bytes.length / count);
  for (let index = 0; index < count; index += 1) {
    const payload = bytes.subarray(index * step, (index + 1) * step);
    client.sendFrame({ opcode: index === 0 ? 0x2 : 0x0, payload, fin: index === count - 1 });
  }
}

export const limits = [
  check('largest-message', {
    title: { ko: '1 MiB까지 돌려보냅니다', en: 'Up to 1 MiB comes back' },
    promise: {
      ko: '기본값에서는 정확히 1 MiB(1,048,576바이트)인 메시지까지 돌려보내고, 한 바이트라도 넘으면 연결을 끝냅니다.',
      en: 'By default a message of exactly 1 MiB (1,048,576 bytes) comes back; one byte more ends the connection.',
    },
    rests: 'RFC 6455 section 7.4.1',
    points: 2,
    async try(t) {
      const client = await echoing(t);
      const text = t.random.textOfBytes(oneMebibyte);
      client.sendText(text);
      await client.expectText(text, { cause: exactly, within });
      client.sendBinary(t.random.bytes(oneMebibyte + 1));
      // Who closes while megabytes are still on their way may well reset the connection before the close frame is read.
      await client.expectClose(1009, { cause: tooBig, within, orEnd: true });
    },
  }),

  check('limit-variable', {
    title: { ko: 'MAX_MESSAGE_BYTES를 지킵니다', en: 'MAX_MESSAGE_BYTES is kept' },
    promise: {
      ko: '`MAX_MESSAGE_BYTES`와 같은 크기까지는 돌려보내고, 넘으면 `1009`로 종료한 뒤 연결을 끝냅니다.',
      en: 'A message of `MAX_MESSAGE_BYTES` comes back; a larger one is answered with close `1009`, and the connection ends.',
    },
    rests: 'RFC 6455 section 7.4.1',
    points: 1,
    variables: small,
    async try(t) {
      const limit = Number(t.variables.MAX_MESSAGE_BYTES);
      const client = await echoing(t);
      const bytes = t.random.bytes(limit);
      client.sendBinary(bytes);
      await client.expectBinary(bytes, { cause: exactly });
      client.sendText(t.random.textOfBytes(limit + 1));
      await client.expectClose(1009, { cause: variable });
      await client.expectEnd({ cause: tooBig });
    },
  }),

  check('limit-of-sum', {
    title: { ko: '조각의 합에도 제한이 있습니다', en: 'Fragments count together' },
    promise: {
      ko: '조각 하나하나는 작아도 합이 제한을 넘으면 `1009`로 종료합니다. 제한은 메시지마다 새로 셉니다.',
      en: 'Fragments whose sum is over the limit are answered with close `1009`, however small each is; every message is counted anew.',
    },
    rests: 'RFC 6455 section 7.4.1',
    points: 2,
    variables: small,
    async try(t) {
      const limit = Number(t.variables.MAX_MESSAGE_BYTES);
      const client = await echoing(t);
      for (let turn = 0; turn < 2; turn += 1) {
        const bytes = t.random.bytes(limit);
        sendSum(client, bytes, t.random.integer(2, 9));
        await client.expectBinary(bytes, { cause: anew });
        await echoed(t, client, anew);
      }
      sendSum(client, t.random.bytes(limit + 1), t.random.integer(2, 9));
      await client.expectClose(1009, { cause: sum });
    },
  }),
];

const exactly = {
  ko: '제한과 정확히 같은 크기는 아직 받아야 합니다. `>=`가 아니라 `>`로 비교하고, 1 MiB는 1,000,000이 아니라 1,048,576바이트입니다.',
  en: 'A message of exactly the limit is still taken: compare with `>`, not with `>=`. And 1 MiB is 1,048,576 bytes, not 1,000,000.',
};

const tooBig = {
  ko: '제한을 넘는 메시지에는 1009로 종료하고 연결을 끝냅니다. 종료 프레임을 보내기 전에 연결을 끊으면 상대는 까닭을 알 수 없습니다.',
  en: 'A message over the limit is a close with 1009, then the end of the connection. Cut it without a close frame and the other side never learns why.',
};

const variable = {
  ko: '제한은 환경 변수 `MAX_MESSAGE_BYTES`에 있습니다. 글자 수가 아니라 바이트 수로 비교하세요.',
  en: 'The limit stands in the environment variable `MAX_MESSAGE_BYTES`. Compare bytes, not characters.',
};

const sum = {
  ko: '프레임 하나의 길이만 비교하면 작은 조각으로 얼마든지 큰 메시지를 보낼 수 있습니다. 지금까지 모은 바이트 수를 더해서 비교하세요.',
  en: 'Comparing the length of one frame lets small fragments make a message of any size. Add what you have collected so far.',
};

const anew = {
  ko: '제한은 메시지 하나에 대한 것입니다. 메시지가 끝나면 센 것을 0으로 되돌리세요.',
  en: 'The limit is that of one message: begin to count anew when it ends.',
};
