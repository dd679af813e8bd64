/** Start line and header fields of an HTTP/1.1 message, as they were on the wire (RFC 9112 sections 2 to 5). */
export interface Head {
  /** `GET /ws HTTP/1.1` or `HTTP/1.1 101 Switching Protocols`. */ readonly start: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The longest head that is read, in bytes. */
export const longestHead = 64 * 1024;

const latin1 = new TextDecoder('latin1');

/** Reads a head that ends in an empty line; undefined where that is not HTTP/1. */
export function parseHead(bytes: Uint8Array): Head | undefined {
  const [start = '', ...fields] = latin1
    .decode(bytes)
    .replace(/(\r\n)+$/, '')
    .split('\r\n');
  if (!/^(HTTP\/1\.\d \d{3}( |$)|\S+ .*\S HTTP\/1\.\d$)/.test(start)) return undefined;
  const headers = fields.map((field) => {
    const colon = field.indexOf(':');
    return colon < 0
      ? ([field, ''] as const)
      : ([field.slice(0, colon), field.slice(colon + 1).trim()] as const);
  });
  return { start, headers };
}

/** The value of a field; where it stands more than once the values joined by `, ` (RFC 9110 section 5.3). */
export function headerOf(head: Head, name: string): string | undefined {
  const values = head.headers.filter(([each]) => each.toLowerCase() === name.toLowerCase());
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(', ');
}

/** The members of a list such as that of `Connection`, in lower case. */
export const tokensOf = (head: Head, name: string): readonly string[] =>
  (headerOf(head, name) ?? '')
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '');

/** Of a response; 0 for a request. */
export const statusOf = (head: Head): number => Number(/^HTTP\/1\.\d (\d{3})/.exec(head.start)?.[1] ?? 0);

export const methodOf = (head: Head): string => head.start.split(' ', 1)[0] ?? '';

/** The request asks to go on in the WebSocket protocol. */
export const asksForUpgrade = (head: Head): boolean =>
  tokensOf(head, 'upgrade').includes('websocket') && tokensOf(head, 'connection').includes('upgrade');

/** Collects bytes up to and with the empty line that ends a head. */
export class HeadCollector {
  #bytes: Uint8Array = new Uint8Array();

  /** Bytes that have come. */
  get collected(): Uint8Array {
    return this.#bytes;
  }

  /**
   * Takes bytes. Gives the head and what came behind it; `too-long` for more than 64 KiB without an end.
   * Empty lines in front of a head are skipped (RFC 9112 section 2.2).
   */
  push(
    bytes: Uint8Array,
  ): { readonly head: Uint8Array; readonly behind: Uint8Array } | 'too-long' | undefined {
    const before = this.#bytes.length;
    const joined = new Uint8Array(before + bytes.length);
    joined.set(this.#bytes);
    joined.set(bytes, before);
    const all = skipEmptyLines(joined);
    const end = endOfHead(all, Math.max(0, all.length - bytes.length - 3));
    this.#bytes = end === undefined ? all : new Uint8Array();
    if (end !== undefined) return { head: all.subarray(0, end), behind: all.subarray(end) };
    return all.length > longestHead ? 'too-long' : undefined;
  }
}

const cr = 0x0d;
const lf = 0x0a;

function skipEmptyLines(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (bytes[at] === cr && bytes[at + 1] === lf) at += 2;
  return bytes.subarray(at);
}

function endOfHead(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(cr, from); at >= 0; at = bytes.indexOf(cr, at + 1)) {
    if (bytes[at + 1] === lf && bytes[at + 2] === cr && bytes[at + 3] === lf) return at + 4;
  }
  return undefined;
}
