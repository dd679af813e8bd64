import { createHash } from 'node:crypto';

const hangul = ['안녕', '하세요', '반가워', '점심', '먹었니', '비가', '온다', '노을', '바다', '별빛'];
const latin = ['hello', 'wire', 'frame', 'quiet', 'river', 'lantern', 'echo', 'paper', 'orbit', 'maple'];
const emoji = ['🙂', '🌊', '👩‍💻', '🇰🇷', '🎏', '🧵'];
const names = [
  'alice',
  'bob',
  'carol',
  'dave',
  'erin',
  'frank',
  'grace',
  'heidi',
  '민수',
  '지우',
  '서연',
  '하준',
];

/** All chance of a check. The same seed gives the same values, so that a failing check can be tried again. */
export class Random {
  readonly #seed: string;
  #block = 0;
  #pool = Buffer.alloc(0);

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Bytes of any value. */
  bytes(length: number): Uint8Array {
    if (length > 1024) return this.#many(length);
    while (this.#pool.length < length) this.#pool = Buffer.concat([this.#pool, this.#next()]);
    const bytes = new Uint8Array(this.#pool.subarray(0, length));
    this.#pool = this.#pool.subarray(length);
    return bytes;
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    const [value = 0] = new Uint32Array(this.bytes(4).slice().buffer);
    return low + (value % (high - low + 1));
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.integer(0, values.length - 1)];
    if (value === undefined) throw new RangeError('There is nothing to pick from.');
    return value;
  }

  /** In another order. */
  shuffle<T>(values: readonly T[]): T[] {
    const keyed = values.map((value) => ({ value, key: this.integer(0, 2 ** 31) }));
    return keyed.sort((one, other) => one.key - other.key).map(({ value }) => value);
  }

  /** Letters and digits, never the same twice in one check. */
  id(length = 8): string {
    const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
    return [...this.bytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
  }

  /** A person's name, Latin or Hangul, that no other one of this check has. */
  name(): string {
    return `${this.pick(names)}-${this.id(4)}`;
  }

  /** A line that a person might type: Latin, Hangul and an emoji, and no other one of this check is the same. */
  text(): string {
    return [this.pick(latin), this.pick(hangul), this.pick(emoji), this.id(6)].join(' ');
  }

  /** Text of exactly so many bytes in UTF-8. */
  textOfBytes(length: number): string {
    const unit = `${this.text()} | `;
    const bytes = Buffer.byteLength(unit);
    const whole = unit.repeat(Math.floor(length / bytes));
    return whole + 'abcdefghijklmnopqrstuvwxyz'.repeat(10).slice(0, length - Buffer.byteLength(whole));
  }

  #next(): Buffer {
    this.#block += 1;
    return createHash('sha256').update(`${this.#seed}:${this.#block}`).digest();
  }

  /** Long payloads need not be drawn byte by byte: an unlike byte every now and then is as good. */
  #many(length: number): Uint8Array {
    const many = new Uint8Array(length);
    const start = this.bytes(1021);
    for (let at = 0, turn = 0; at < length; at += start.length, turn += 1) {
      many.set(start.subarray(0, Math.min(start.length, length - at)), at);
      many[at] = turn & 0xff;
    }
    return many;
  }
}
