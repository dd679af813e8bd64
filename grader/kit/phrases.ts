import type { Localized } from '../report.ts';
import { bytesOf } from '../wire/index.ts';
import * as words from './words.ts';

/** What a client expects, in phrases. */

export const textData = (text: string): words.Data => ({ kind: 'text', text, bytes: bytesOf(text) });
export const anyText: words.Data = textData('');

export const phrases = {
  text: { ko: '텍스트 메시지', en: 'a text message' },
  binary: { ko: '바이너리 메시지', en: 'a binary message' },
  message: { ko: '메시지', en: 'a message' },
  any: { ko: '메시지나 종료 프레임', en: 'a message or a close frame' },
  end: { ko: 'TCP 연결의 끝', en: 'the end of the TCP connection' },
  ping: { ko: 'ping 프레임', en: 'a ping frame' },
  pong: { ko: 'ping에 대한 pong 프레임', en: 'a pong frame in answer to a ping' },
  nothing: { ko: '아무 메시지도 오지 않음', en: 'nothing' },
} satisfies Record<string, Localized>;

export const pongPhrase = (bytes: Uint8Array): Localized =>
  bytes.length === 0
    ? { ko: '빈 pong 프레임', en: 'an empty pong frame' }
    : {
        ko: `페이로드가 ${words.hex(bytes)}인 pong 프레임`,
        en: `a pong frame with the payload ${words.hex(bytes)}`,
      };

export function closePhrase(codes: readonly number[] | undefined): Localized {
  if (!codes) return { ko: '종료 프레임', en: 'a close frame' };
  const [only] = codes;
  if (codes.length === 1) return words.close(only);
  return {
    ko: `코드 ${codes.join(', ')} 중 하나의 종료 프레임`,
    en: `a close frame with one of the codes ${codes.join(', ')}`,
  };
}
