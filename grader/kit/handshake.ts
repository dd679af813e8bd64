import { createHash } from 'node:crypto';
import { type Head, headerOf, methodOf, statusOf, tokensOf } from '../wire/index.ts';
import type { Localized } from '../report.ts';
import type { FailureDetail } from './failed.ts';
import type { Random } from './random.ts';
import * as words from './words.ts';

export interface HandshakeOptions {
  /** More header fields; one with the name of a usual one takes its place, `undefined` leaves it out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Subprotocols to offer. */ readonly protocols?: readonly string[];
  /** Default GET. */ readonly method?: string;
}

export interface Handshake {
  readonly request: string;
  readonly key: string;
}

/** An opening handshake (RFC 6455 section 4.1) with a key of its own. */
export function handshake(path: string, random: Random, options: HandshakeOptions = {}): Handshake {
  const key = Buffer.from(random.bytes(16)).toString('base64');
  const usual = {
    Host: '127.0.0.1',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': key,
    'Sec-WebSocket-Version': '13',
    ...(options.protocols && { 'Sec-WebSocket-Protocol': options.protocols.join(', ') }),
  };
  const request = requestText(options.method ?? 'GET', path, merged(usual, options.headers));
  return { request, key };
}

type Fields = Readonly<Record<string, string | undefined>>;

/** The fields of `more` take the place of those of the same name, in whatever case. */
export function merged(usual: Fields, more: Fields = {}): Fields {
  const replaced = new Set(Object.keys(more).map((name) => name.toLowerCase()));
  const kept = Object.entries(usual).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...more };
}

export function requestText(method: string, path: string, fields: Fields): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\r\n`],
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** RFC 6455 section 4.2.2. */
export const acceptFor = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** What is wrong with the answer to an opening handshake (RFC 6455 section 4.1); undefined when nothing is. */
export function handshakeFault(head: Head, key: string, event: number): FailureDetail | undefined {
  const status = statusOf(head);
  const expected = {
    ko: 'HTTP 응답 101 Switching Protocols',
    en: 'the HTTP response 101 Switching Protocols',
  };
  if (status !== 101) {
    const cause = statusCauses[status];
    return { expected, observed: words.started(head.start), event, ...(cause && { cause }) };
  }
  const accept = headerOf(head, 'sec-websocket-accept');
  if (accept === acceptFor(key)) return upgradeFault(head, event);
  return {
    expected: {
      ko: `Sec-WebSocket-Accept: ${acceptFor(key)}`,
      en: `Sec-WebSocket-Accept: ${acceptFor(key)}`,
    },
    observed:
      accept === undefined ? noField('Sec-WebSocket-Accept') : both(`Sec-WebSocket-Accept: ${accept}`),
    event,
    cause: {
      ko: 'Sec-WebSocket-Key 뒤에 정해진 GUID를 붙여 SHA-1을 구하고, 그 20바이트를 base64로 적습니다.',
      en: 'Append the fixed GUID to Sec-WebSocket-Key, take the SHA-1, and write its 20 bytes in base64.',
    },
  };
}

function upgradeFault(head: Head, event: number): FailureDetail | undefined {
  const lacks = (['upgrade', 'connection'] as const).find(
    (name) => !tokensOf(head, name).includes(name === 'upgrade' ? 'websocket' : 'upgrade'),
  );
  if (lacks === undefined) return undefined;
  const field = lacks === 'upgrade' ? 'Upgrade: websocket' : 'Connection: Upgrade';
  return { expected: both(field), observed: noField(field.split(':', 1)[0] ?? ''), event };
}

/** What is wrong with a client's opening handshake (RFC 6455 section 4.1); undefined when nothing is. */
export function handshakeRequestFault(head: Head, event: number): FailureDetail | undefined {
  const key = headerOf(head, 'sec-websocket-key') ?? '';
  const lacks = [
    { name: 'GET', fits: methodOf(head) === 'GET' },
    { name: 'Upgrade: websocket', fits: tokensOf(head, 'upgrade').includes('websocket') },
    { name: 'Connection: Upgrade', fits: tokensOf(head, 'connection').includes('upgrade') },
    { name: 'Sec-WebSocket-Version: 13', fits: headerOf(head, 'sec-websocket-version') === '13' },
    { name: 'Sec-WebSocket-Key', fits: Buffer.from(key, 'base64').length === 16 },
  ].find(({ fits }) => !fits);
  if (!lacks) return undefined;
  return {
    expected: { ko: 'WebSocket 핸드셰이크 요청', en: 'the request of a WebSocket handshake' },
    observed: {
      ko: `알맞은 ${lacks.name}이(가) 없는 요청 ${words.quoted(head.start)}`,
      en: `the request ${words.quoted(head.start)} without a right ${lacks.name}`,
    },
    event,
  };
}

const both = (text: string): Localized => ({ ko: text, en: text });

const noField = (name: string): Localized => ({
  ko: `101 응답에 알맞은 ${name} 헤더가 없습니다.`,
  en: `The 101 has no right ${name} header.`,
});

const statusCauses: Readonly<Partial<Record<number, Localized>>> = {
  400: {
    ko: '서버가 핸드셰이크를 잘못된 요청으로 보았습니다. 경로를 쿼리까지 포함해 비교하고 있지 않은지 확인하세요.',
    en: 'The server took the handshake for a bad request. Does it compare the path together with the query?',
  },
  403: {
    ko: '서버가 연결을 거절했습니다. Origin이나 권한 검사가 이 클라이언트까지 막고 있지 않은지 확인하세요.',
    en: 'The server refused the connection. Does a check of origin or permission catch this client too?',
  },
  404: {
    ko: '이 경로에서 WebSocket을 받지 않습니다. WebSocketServer의 path, 또는 upgrade 이벤트에서 경로를 비교하는 곳을 확인하세요.',
    en: 'No WebSocket is accepted at this path. Look at the `path` of your WebSocketServer, or at where you compare paths on `upgrade`.',
  },
  426: {
    ko: '일반 HTTP 요청으로 처리되었습니다. 이 서버에 upgrade 이벤트 리스너가 연결되어 있는지 확인하세요.',
    en: 'It was treated as plain HTTP. Is anything listening for `upgrade` on this server?',
  },
  200: {
    ko: '일반 HTTP 요청으로 처리되었습니다. WebSocketServer가 이 HTTP 서버에 연결되어 있는지 확인하세요.',
    en: 'It was treated as plain HTTP. Is your WebSocketServer attached to this HTTP server?',
  },
};
