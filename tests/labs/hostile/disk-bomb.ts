// tries: to fill the disk
// ends: -
import { appendFileSync } from 'node:fs';

const part = Buffer.alloc(1 << 20, 1);
for (let n = 0; ; n += 1) {
  appendFileSync('/tmp/big', part);
  if (n > 64) console.log('ESCAPED', n);
}
