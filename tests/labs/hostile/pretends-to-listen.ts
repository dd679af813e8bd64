// tries: to claim on the side channel that it listens
// ends: start-time
import { writeSync } from 'node:fs';

writeSync(3, '{"kind":"ready"}\n{"kind":"started"}\n{"kind":"listening","port":8080}\n');
setInterval(() => undefined, 1000);
