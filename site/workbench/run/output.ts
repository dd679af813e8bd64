export interface Line {
  /** Counts up, never reused. */ readonly id: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** More than anyone reads; the oldest lines go first. */
const maxLines = 2000;
const maxLineLength = 4000;

/** What a program printed, as lines of plain text. A line may arrive in pieces. */
export class Output {
  #lines: Line[] = [];
  #dropped = 0;
  #open = false;
  #escape = '';
  #next = 1;

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /** How many of the oldest lines are gone. */
  get dropped(): number {
    return this.#dropped;
  }

  append(stream: Line['stream'], chunk: string): void {
    const [text, rest] = splitOffPartialEscape(this.#escape + chunk);
    this.#escape = rest;
    if (this.#lines.at(-1)?.stream !== stream) this.#open = false;
    const pieces = plain(text).split('\n');
    pieces.forEach((piece, index) => this.#piece(stream, piece, index < pieces.length - 1));
    this.#drop();
  }

  #piece(stream: Line['stream'], piece: string, ends: boolean): void {
    const last = this.#lines.at(-1);
    if (this.#open && last) this.#lines[this.#lines.length - 1] = { ...last, text: join(last.text, piece) };
    else if (piece !== '' || ends) this.#lines.push({ id: this.#next++, stream, text: join('', piece) });
    this.#open = !ends && (this.#open || piece !== '');
  }

  #drop(): void {
    const over = this.#lines.length - maxLines;
    if (over <= 0) return;
    this.#lines = this.#lines.slice(over);
    this.#dropped += over;
  }
}

/** A carriage return alone goes back to the start of the line, as a terminal does. */
const join = (line: string, piece: string): string => {
  const whole = line + piece;
  return whole.slice(whole.lastIndexOf('\r') + 1).slice(0, maxLineLength);
};

/** Escape sequences of terminals (ECMA-48): colours, cursor movements, titles. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])/g;
// eslint-disable-next-line no-control-regex
const otherControls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
// eslint-disable-next-line no-control-regex
const partialEscape = /\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*|[PX^_][^\x1b]*|[ -/]*)$/;

const plain = (text: string): string =>
  text.replace(escapes, '').replace(/\r\n/g, '\n').replace(otherControls, '');

/** A sequence that a chunk cuts in two waits for the rest of it; one that never ends does not. */
const splitOffPartialEscape = (text: string): [text: string, rest: string] => {
  const at = text.search(partialEscape);
  return at === -1 || text.length - at > 1000 ? [text, ''] : [text.slice(0, at), text.slice(at)];
};
