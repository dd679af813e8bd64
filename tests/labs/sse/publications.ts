/** What is published to measure real clients with, and what each has to tell: HTML Living Standard, 9.2.6. */
export interface Told {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

interface Publication {
  readonly event?: string;
  readonly data: string;
}

/** Published while the client listens, and, after the line was cut, before it is back. */
export const before: readonly Publication[] = [
  { data: 'plain' },
  { event: 'price', data: '1280' },
  { data: 'three\r\nlines\rand an empty one\n' },
];
export const away: readonly Publication[] = [
  { data: '' },
  { event: 'price', data: ' spaced: out ' },
  { data: '안녕 🌊\u2028still the same line' },
];
export const after: readonly Publication[] = [{ data: 'live again' }];

/** Each once, in order, with the id that the answer told: counted from 1. */
export const told: readonly Told[] = [...before, ...away, ...after].map(
  ({ event = 'message', data }, index) => ({
    event,
    data: data.replaceAll(/\r\n?/g, '\n'),
    id: String(index + 1),
  }),
);
