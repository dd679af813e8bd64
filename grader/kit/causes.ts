import type { Localized } from '../report.ts';
import type { Data } from './words.ts';
import { type Incident, isData } from './incident.ts';

/**
 * The usual mistake behind what came instead of what was expected, where one is known in general. Written for a tired
 * learner at midnight: what you did, and what to do instead.
 */
export function usualCause(expected: Data | 'close' | undefined, seen: Incident): Localized | undefined {
  if (isData(seen)) return typeof expected === 'object' ? dataCause(expected, seen) : undefined;
  if (seen.kind === 'close') return closeCauses[seen.code ?? 1005];
  return seen.kind === 'end' ? endCause : undefined;
}

function dataCause(expected: Data, seen: Data): Localized | undefined {
  if (expected.kind === 'binary' && seen.kind === 'text') return binaryAsText;
  if (expected.kind === 'text' && seen.kind === 'binary') return textAsBinary;
  if (holdsReplacement(seen.bytes) && !holdsReplacement(expected.bytes)) return throughString;
  if (expected.kind === 'text' && expected.text && seen.text?.includes(expected.text)) return decorated;
  return undefined;
}

const holdsReplacement = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('efbfbd', 0, 'hex');

const binaryAsText: Localized = {
  ko: '바이너리를 텍스트로 답했습니다. 문자열로 바꾸지 말고 받은 그대로, 종류도 함께 보내세요. ws라면 `socket.send(data, { binary: isBinary })`입니다.',
  en: 'You answered binary with text. Send what came without making a string of it, and say which kind it is: with ws, `socket.send(data, { binary: isBinary })`.',
};

const textAsBinary: Localized = {
  ko: '텍스트를 바이너리로 답했습니다. ws는 텍스트도 Buffer로 건네주고, Buffer는 바이너리로 나갑니다. `socket.send(data, { binary: isBinary })`로 종류를 알려 주세요.',
  en: 'You answered text with binary. ws hands text over as a Buffer too, and a Buffer goes out as binary: say which it is with `socket.send(data, { binary: isBinary })`.',
};

const throughString: Localized = {
  ko: '바이트가 문자열을 거치면서 깨졌습니다. UTF-8이 아닌 바이트는 모두 U+FFFD(ef bf bd)로 바뀝니다. `toString()` 없이 받은 그대로 보내세요.',
  en: 'The bytes went through a string: whatever is not UTF-8 becomes U+FFFD (ef bf bd). Send them as they came, without `toString()`.',
};

const decorated: Localized = {
  ko: '보낸 텍스트에 무언가 덧붙여 돌려보냈습니다. 받은 그대로만 보내세요.',
  en: 'The text came back with something added. Send exactly what you received.',
};

const endCause: Localized = {
  ko: '예외로 프로그램이 끝났거나, `terminate()`나 `destroy()`로 연결을 끊었습니다. 브라우저는 이것을 1006으로 봅니다.',
  en: 'An exception ended the program, or `terminate()` or `destroy()` cut the connection. A browser sees this as 1006.',
};

/** By close code; 1005 stands for a close frame without one (RFC 6455 section 7.4.1). */
const closeCauses: Readonly<Partial<Record<number, Localized>>> = {
  1002: {
    ko: '프로그램이 클라이언트의 프레임을 프로토콜 위반으로 보았습니다. 프레임을 직접 읽고 있다면 길이와 마스크를 계산하는 곳을 확인하세요.',
    en: 'The program took a client frame for a protocol error. If you read frames yourself, look at how length and mask are computed.',
  },
  1003: {
    ko: '프로그램이 이 종류의 메시지를 받지 않겠다고 했습니다. 텍스트와 바이너리를 모두 받아야 하는지 확인하세요.',
    en: 'The program refused this kind of message. Must it take both text and binary?',
  },
  1007: {
    ko: '프로그램이 텍스트를 UTF-8이 아니라고 보았습니다. 조각을 따로따로 디코딩하면 글자가 중간에서 잘립니다.',
    en: 'The program found the text not to be UTF-8. Decoding fragments one by one cuts characters in two.',
  },
  1008: {
    ko: '프로그램이 정책 위반으로 연결을 닫았습니다. 속도나 조각 수의 제한이 너무 낮지 않은지 확인하세요.',
    en: 'The program closed for a policy. Is a limit on rate or on the number of fragments too low?',
  },
  1009: {
    ko: '메시지 크기 제한이 약속보다 작습니다. ws의 `maxPayload`는 바이트 단위이고, 1 MiB는 1,048,576바이트입니다.',
    en: 'Your limit on message size is below what is promised. `maxPayload` of ws counts bytes, and 1 MiB is 1,048,576 of them.',
  },
  1011: {
    ko: '메시지를 처리하다가 예외가 났습니다. 프로그램의 출력에서 스택 트레이스를 찾아보세요.',
    en: 'An exception was thrown while handling a message. Look for a stack trace in what the program printed.',
  },
};

/** Nothing came, and nothing else that the program was asked was answered either. */
export const hungCause: Localized = {
  ko: '프로그램이 다른 요청에도 답하지 않습니다. 끝나지 않는 반복문이나 오래 걸리는 동기 코드가 이벤트 루프를 붙잡고 있는지 확인하세요.',
  en: 'The program does not answer anything else either. Does an endless loop or long synchronous work hold the event loop?',
};

export const silentCause: Localized = {
  ko: '프로그램은 살아 있지만 답을 보내지 않았습니다. 리스너가 모든 경우에 `send`까지 가는지 확인하세요.',
  en: 'The program is alive but sent no answer. Does your listener reach `send` in every case?',
};
