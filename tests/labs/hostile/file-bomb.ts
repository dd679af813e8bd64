// tries: to use up all inodes
// ends: disk
import { writeFileSync } from 'node:fs';

const more = (n: number): void => {
  for (let end = n + 500; n < end; n += 1) writeFileSync(`/tmp/${String(n)}`, '');
  setImmediate(more, n);
};
more(0);
