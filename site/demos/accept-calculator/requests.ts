/** Requests to try, with what is special about each. */
export const requests = ['right', 'version', 'key', 'method', 'path', 'protocol'] as const;

export type RequestName = (typeof requests)[number];

/** The text of a request as it goes over the wire, but with `\n` for line ends, as a text area has them. */
export const requestText = (name: RequestName, key: string): string => {
  const method = name === 'method' ? 'POST' : 'GET';
  const path = name === 'path' ? '/elsewhere' : '/ws';
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${name === 'key' ? 'too-short' : key}`,
    `Sec-WebSocket-Version: ${name === 'version' ? '8' : '13'}`,
    ...(name === 'protocol' ? ['Sec-WebSocket-Protocol: mqtt, chat.v1'] : []),
  ];
  return `${lines.join('\n')}\n\n`;
};

/** As HTTP wants its lines to end (RFC 9112 section 2.2). */
export const asBytes = (text: string): string => {
  const bytes = new TextEncoder().encode(text.replaceAll(/\r?\n/g, '\r\n'));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};
