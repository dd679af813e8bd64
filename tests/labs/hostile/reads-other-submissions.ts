// tries: to read the files, memory and variables of other programs
// ends: -
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { WebSocketServer } from 'ws';

for (let pid = 1; pid < 400; pid += 1) {
  if (pid === process.pid) continue;
  for (const name of ['environ', 'maps', 'root/etc/passwd', 'cwd/package.json', 'fd/3']) {
    try {
      const text = readFileSync(`/proc/${String(pid)}/${name}`, 'utf8');
      // Its own threads have numbers too, and nothing to tell.
      if (text.length > 0) console.log(/root:|TOKEN|"name"/.test(text) ? 'ESCAPED' : 'SLIPPED', pid, name);
    } catch {
      // Not there.
    }
  }
  try {
    const exe = readlinkSync(`/proc/${String(pid)}/exe`);
    console.log(exe === '/bin/node' ? 'SLIPPED' : 'ESCAPED', exe);
  } catch {
    // Not there.
  }
}
try {
  const others = readdirSync('/proc').filter((name) => Number(name) > 2);
  console.log(others.length > 0 ? 'ESCAPED' : 'SLIPPED', others);
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
