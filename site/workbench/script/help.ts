import type { Verb } from './read-act.ts';

/** A line for everything that a script can say, in the order in which it is told of. */
export const lines: Readonly<Record<Verb | 'wait' | 'get' | 'post', string>> = {
  connect: 'alice connect /ws chat.v1',
  text: 'alice text hello',
  json: 'alice json {"type":"join"}',
  binary: 'alice binary ff 00',
  close: 'alice close 4000 bye',
  subscribe: 'alice subscribe /events',
  frame: 'alice frame text fin=0 "hel"',
  pong: 'alice pong off',
  open: 'alice open',
  bytes: String.raw`alice bytes "GET / HTTP/1.1\r\n"`,
  end: 'alice end',
  freeze: 'alice freeze',
  thaw: 'alice thaw',
  cut: 'alice cut',
  slow: 'alice slow',
  quick: 'alice quick',
  wait: 'wait 500',
  get: 'get /stats',
  post: 'post /publish {"data":"hello"}',
};
