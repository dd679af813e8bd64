import { panel } from '../../grader/panel.ts';

/** A request with these lines after the first. */
const request = (first: string, ...fields: readonly string[]): string =>
  [first, 'Host: localhost', ...fields, '', ''].join('\n');

const upgrade = ['Upgrade: websocket', 'Connection: Upgrade'];
const version = 'Sec-WebSocket-Version: 13';
/** The example of RFC 6455 section 1.3. */
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';

export default panel({
  clients: [
    { kind: 'bytes', path: '/ws' },
    { kind: 'websocket', path: '/ws' },
  ],
  get: '/ws',
  actions: [
    {
      do: 'compose',
      label: { ko: '올바른 요청', en: 'A right request' },
      text: request('GET /ws HTTP/1.1', ...upgrade, version, key),
    },
    {
      do: 'compose',
      label: { ko: '서브프로토콜 제안', en: 'Offer subprotocols' },
      text: request('GET /ws HTTP/1.1', ...upgrade, version, key, 'Sec-WebSocket-Protocol: chat.v2, chat.v1'),
    },
    {
      do: 'compose',
      label: { ko: '키 없음', en: 'No key' },
      text: request('GET /ws HTTP/1.1', ...upgrade, version),
    },
    {
      do: 'compose',
      label: { ko: '옛 버전', en: 'Old version' },
      text: request('GET /ws HTTP/1.1', ...upgrade, 'Sec-WebSocket-Version: 8', key),
    },
    {
      do: 'compose',
      label: { ko: 'POST로', en: 'By POST' },
      text: request('POST /ws HTTP/1.1', ...upgrade, version, key),
    },
    {
      do: 'compose',
      label: { ko: '다른 표기', en: 'Spelled otherwise' },
      text: request(
        'GET /ws HTTP/1.1',
        'uPgRaDe: WebSocket',
        'CONNECTION: keep-alive, Upgrade',
        version,
        key,
      ),
    },
  ],
});
