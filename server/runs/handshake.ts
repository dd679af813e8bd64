import { randomBytes } from 'node:crypto';
import type { OpenClient } from '../play.ts';

type WebSocketOpening = Extract<OpenClient['open'], { kind: 'websocket' }>;

/** An opening handshake (RFC 6455 section 4.1), with the fields given in the place of its own. */
export function handshake({ path, protocols = [], headers = {} }: WebSocketOpening): Uint8Array {
  const own: Readonly<Record<string, string>> = {
    Host: 'localhost',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Version': '13',
    ...(protocols.length > 0 && { 'Sec-WebSocket-Protocol': protocols.join(', ') }),
  };
  const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(own).filter(([name]) => !given.has(name.toLowerCase()));
  const fields = [...kept, ...Object.entries(headers)].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${fields.join('')}\r\n`, 'latin1');
}
