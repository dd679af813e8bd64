// tries: to drown the grader in output that never ends a line
// ends: output
import { writeSync } from 'node:fs';

const part = Buffer.alloc(1 << 16, 0xff);
for (;;) {
  for (const descriptor of [1, 2]) {
    try {
      writeSync(descriptor, part);
    } catch {
      // Full for now.
    }
  }
}
