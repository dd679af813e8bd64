// tries: to use up all open files
// ends: -
import { openSync } from 'node:fs';

for (let n = 0; ; n += 1) {
  openSync('/tmp/x', 'a');
  if (n > 2000) console.log('ESCAPED', n);
}
