// tries: to read and write files through SQLite, which Node’s permission model does not guard
// ends: -
import { DatabaseSync } from 'node:sqlite';
import { WebSocketServer } from 'ws';

for (const path of [
  '/etc/passwd',
  '/box/main.cjs',
  '%CHECKOUT%/package.json',
  '/x.db',
  '/proc/self/environ',
]) {
  try {
    const database = new DatabaseSync(path);
    database.exec('create table pass (outcome text)');
    console.log('ESCAPED', path);
  } catch {
    // Not there, or read-only.
  }
}
try {
  const database = new DatabaseSync(':memory:', { allowExtension: true });
  database.exec("attach '/etc/passwd' as host");
  console.log('ESCAPED', database.prepare('select * from host.sqlite_master').all());
} catch {
  // Not there.
}

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
