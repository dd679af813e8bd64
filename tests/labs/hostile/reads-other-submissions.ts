// tries: to read the files, memory and variables of other programs
// ends: -
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { WebSocketServer } from 'ws';

for (let pid = 1; pid < 400; pid += 1) {
  if (pid === process.pid) continue;
  for (const name of ['environ', 'maps', 'mem', 'root/etc/passwd', 'cwd/package.json', 'fd/3']) {
    try {
      if (readFileSync(`/proc/${pid}/${name}`).length > 0) console.log('ESCAPED', pid, name);
    } catch {
      // Not there.
    }
  }
  try {
    console.log('ESCAPED', readlinkSync(`/proc/${pid}/exe`));
  } catch {
    // Not there.
  }
}
try {
  console.log('ESCAPED', readdirSync('/proc'));
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
