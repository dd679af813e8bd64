// tries: to reach files of the host through links in the one folder that it may write to
// ends: -
import { linkSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { WebSocketServer } from 'ws';

const targets = ['/etc/passwd', '/proc/1/root/etc/passwd', '../../etc/passwd', '%CHECKOUT%/package.json'];
targets.forEach((target, index) => {
  for (const link of [symlinkSync, linkSync]) {
    try {
      const path = `/tmp/${link.name}-${String(index)}`;
      link(target, path);
      console.log('ESCAPED', target, readFileSync(path).length);
    } catch {
      // Not allowed, or nothing behind it.
    }
  }
});
try {
  symlinkSync('/', '/tmp/all');
  if (readdirSync('/tmp/all').includes('etc')) console.log('ESCAPED');
} catch {
  // Not allowed.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
