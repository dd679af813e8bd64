import type { Steps } from './steps.ts';

const choose = `if (offersOf(headers['sec-websocket-protocol']).includes(subprotocol)) {
    lines.push(\`Sec-WebSocket-Protocol: \${subprotocol}\`);
  }`;

const misdirected = `if (url?.split('?')[0] !== '/ws') return { status: 404 };
  if (method !== 'GET') return { status: 405 };`;

const version = `if (headers['sec-websocket-version'] !== '13') {
    return { status: 426, headers: { 'Sec-WebSocket-Version': '13' } };
  }
  // TODO 6`;

const isKey =
  "return Buffer.from(key ?? '', 'base64').length === 16 && /^[^-_]{21}[AQgw]==$/.test(key ?? '');";

export default [
  ['TODO 1', "createHash('sha1')", "createHash('sha1').update(key + guid)"],
  ['TODO 2', '// TODO 2', "socket.write(frame(opcodes.text, Buffer.from('ready')));\n  // TODO 2"],
  [
    'TODO 3',
    "console.log('offered', offersOf(headers['sec-websocket-protocol']), 'known', subprotocol);",
    choose,
  ],
  [
    'TODO 4',
    "console.log('close'",
    "socket.end(frame(opcodes.close, payload.subarray(0, 2))); console.log('close'",
  ],
  ['TODO 5', 'console.log(method, url);', misdirected],
  ['TODO 6', '// TODO 6', version],
  ['TODO 7', "return key !== '';", isKey],
] as const satisfies Steps;
