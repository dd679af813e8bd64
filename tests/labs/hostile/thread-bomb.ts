// tries: to keep every core busy
// ends: -
import { pbkdf2, scrypt } from 'node:crypto';

for (let n = 0; n < 10_000; n += 1) {
  pbkdf2('x', 'y', 1e9, 64, 'sha512', () => undefined);
  scrypt('x', 'y', 64, { N: 1 << 14 }, () => undefined);
}
