/** RFC 6455 section 1.3: the same for every server there is. */
export const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What becomes of a key, step by step (RFC 6455 section 4.2.2). */
export interface Steps {
  /** Whether the key is what a client has to send: the base64 of 16 bytes, written the one right way. */
  readonly valid: boolean;
  readonly joined: string;
  /** The 20 bytes of the SHA-1, hexadecimal. */ readonly digest: string;
  readonly accept: string;
}

export const stepsOf = async (key: string): Promise<Steps> => {
  const joined = key + guid;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(joined)));
  return {
    valid: isKey(key),
    joined,
    digest: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
    accept: base64(digest),
  };
};

export const newKey = (): string => base64(crypto.getRandomValues(new Uint8Array(16)));

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Encoding the decoded key again shows whether it was canonical. */
const isKey = (key: string): boolean => {
  try {
    const bytes = atob(key);
    return bytes.length === 16 && btoa(bytes) === key;
  } catch {
    return false;
  }
};
