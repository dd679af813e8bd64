import type { Localized } from '../report.ts';
import type { Violation } from '../wire/index.ts';

/** How a check says what it saw: phrases in both languages, made so that they fit behind a label. */

const count = new Intl.NumberFormat('en');
const shownCharacters = 60;
const shownBytes = 24;

export const bytesIn = {
  ko: (length: number): string => `${count.format(length)}바이트`,
  en: (length: number): string => `${count.format(length)} ${length === 1 ? 'byte' : 'bytes'}`,
};

/** In double quotes with JSON's escapes, cut after 60 characters. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 4 * shownCharacters));
  const cut = characters.length > shownCharacters;
  return cut ? `${visible(characters.slice(0, shownCharacters).join(''))}…` : visible(text);
}

/** JSON's escapes, for what cannot be seen too: a byte order mark, zero-width and direction marks. */
const visible = (text: string): string =>
  JSON.stringify(text).replace(/(?!\u200d)[\p{Cf}\p{Cc}\u2028\u2029]/gu, (mark) =>
    Array.from(mark, (each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`).join(''),
  );

/** `00 ff 41`, cut after 24 bytes. */
export const hex = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, shownBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ') +
  (bytes.length > shownBytes ? ' …' : '');

export interface Data {
  readonly kind: 'text' | 'binary';
  readonly bytes: Uint8Array;
  readonly text?: string;
}

/** `a text message of 5 bytes: "hello"` */
export function message({ kind, bytes, text = '' }: Data): Localized {
  const [ko, en] = kind === 'text' ? ['텍스트', 'a text'] : ['바이너리', 'a binary'];
  if (bytes.length === 0) return { ko: `빈 ${ko} 메시지`, en: `an empty ${en.slice(2)} message` };
  const shown = kind === 'text' ? quoted(text) : hex(bytes);
  return {
    ko: `${bytesIn.ko(bytes.length)} ${ko} 메시지 ${shown}`,
    en: `${en} message of ${bytesIn.en(bytes.length)}: ${shown}`,
  };
}

/** The same, and where it first differs from what was expected when both are too long to compare by eye. */
export function messageUnlike(seen: Data, expected: Data): Localized {
  const said = message(seen);
  if (seen.kind !== expected.kind || (isShownWhole(seen) && isShownWhole(expected))) return said;
  const at = seen.bytes.findIndex((byte, index) => byte !== expected.bytes[index]);
  const first = at < 0 ? seen.bytes.length : at;
  const here = hex(seen.bytes.subarray(first, first + 4)) || '-';
  const there = hex(expected.bytes.subarray(first, first + 4)) || '-';
  return {
    ko: `${said.ko} (바이트 ${count.format(first)}부터 다름: ${there} 대신 ${here})`,
    en: `${said.en} (unlike from byte ${count.format(first)} on: ${here} where ${there} should be)`,
  };
}

const isShownWhole = ({ kind, bytes, text = '' }: Data): boolean =>
  kind === 'text' ? text.length <= shownCharacters : bytes.length <= shownBytes;

export const json = (value: unknown): Localized => {
  const text = quotedJson(value);
  return { ko: `JSON ${text}`, en: `the JSON ${text}` };
};

/** Functions stand for conditions. */
const quotedJson = (value: unknown): string => {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'function' ? '(…)' : part));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

export const close = (code: number | undefined, reason = ''): Localized => {
  const why = reason === '' ? '' : ` ${quoted(reason)}`;
  return code === undefined
    ? { ko: '코드가 없는 종료 프레임', en: 'a close frame without a code' }
    : { ko: `코드 ${code}의 종료 프레임${why}`, en: `a close frame with code ${code}${why}` };
};

export const end = (how: 'fin' | 'reset'): Localized =>
  how === 'fin'
    ? { ko: '종료 프레임 없이 TCP 연결이 끝났습니다.', en: 'The TCP connection ended without a close frame.' }
    : { ko: 'TCP 연결이 끊겼습니다(reset).', en: 'The TCP connection was reset.' };

export const silence = (ms: number): Localized => {
  const seconds = count.format(Math.round(ms / 10) / 100);
  return { ko: `${seconds}초 동안 아무것도 오지 않았습니다.`, en: `Nothing came for ${seconds} s.` };
};

export const started = (start: string): Localized => ({
  ko: `HTTP 응답 ${quoted(start)}`,
  en: `the HTTP response ${quoted(start)}`,
});

export const exit = (code: number | undefined): Localized =>
  code === undefined
    ? { ko: '프로그램의 끝', en: 'the end of the program' }
    : { ko: `종료 코드 ${code}`, en: `exit code ${code}` };

export const stillRuns: Localized = {
  ko: '프로그램이 아직 끝나지 않았습니다.',
  en: 'The program still runs.',
};

/** RFC 6455 in a few words each. */
export const violations: Readonly<Record<Violation, Localized>> = {
  'reserved-bit': {
    ko: '예약 비트(RSV)가 켜진 프레임(5.2절)',
    en: 'a frame with a reserved bit set (section 5.2)',
  },
  'reserved-opcode': {
    ko: '정의되지 않은 opcode의 프레임(5.2절)',
    en: 'a frame with a reserved opcode (section 5.2)',
  },
  unmasked: { ko: '마스킹하지 않은 클라이언트 프레임(5.1절)', en: 'an unmasked client frame (section 5.1)' },
  masked: {
    ko: '마스킹한 서버 프레임. 서버는 마스킹하지 않습니다(5.1절).',
    en: 'a masked frame; a server does not mask (section 5.1)',
  },
  'length-not-minimal': {
    ko: '길이를 필요보다 많은 바이트로 쓴 프레임(5.2절)',
    en: 'a frame whose length is told in more bytes than it needs (section 5.2)',
  },
  'length-too-large': {
    ko: '길이의 최상위 비트가 켜진 프레임(5.2절)',
    en: 'a frame whose length has its highest bit set (section 5.2)',
  },
  'control-fragmented': { ko: '조각난 제어 프레임(5.5절)', en: 'a fragmented control frame (section 5.5)' },
  'control-too-long': {
    ko: '페이로드가 125바이트를 넘는 제어 프레임(5.5절)',
    en: 'a control frame with more than 125 bytes of payload (section 5.5)',
  },
  'close-payload': {
    ko: '페이로드가 1바이트인 종료 프레임(5.5.1절)',
    en: 'a close frame with one byte of payload (section 5.5.1)',
  },
  'close-code': {
    ko: '프레임에 쓸 수 없는 코드의 종료 프레임(7.4절)',
    en: 'a close frame with a code that must not be sent (section 7.4)',
  },
  'close-reason': {
    ko: '이유가 UTF-8이 아닌 종료 프레임(5.5.1절)',
    en: 'a close frame whose reason is not UTF-8 (section 5.5.1)',
  },
  'continuation-without-start': {
    ko: '시작한 메시지가 없는데 온 연속 프레임(5.4절)',
    en: 'a continuation frame without a message to continue (section 5.4)',
  },
  'message-interrupted': {
    ko: '앞 메시지의 조각이 끝나기 전에 시작한 새 메시지(5.4절)',
    en: 'a new message before the last fragment of the one before (section 5.4)',
  },
  'text-not-utf8': {
    ko: 'UTF-8이 아닌 텍스트 메시지(5.6절)',
    en: 'a text message that is not UTF-8 (section 5.6)',
  },
  'after-close': {
    ko: '종료 프레임 뒤에 온 프레임(5.5.1절)',
    en: 'a frame after the close frame (section 5.5.1)',
  },
};
