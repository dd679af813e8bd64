import { expect, test } from 'vitest';
import { network } from '../../cli/options.ts';

test.each(['192.0.2.7', '10.0.0.0/8', '2001:db8::/32', '::1'])('--proxy takes %s', (value) => {
  expect(network('--proxy')(value)).toBe(value);
});

test.each(['', 'room.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.1/8/8', '2001:db8::/129'])(
  '--proxy does not take %o',
  (value) => {
    expect(() => network('--proxy')(value)).toThrow('--proxy');
  },
);
