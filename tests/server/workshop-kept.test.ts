import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wirebook } from '../unit/cli.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { json } from './http.ts';
import { openRoom, title, type Visitor, visitor } from './workshop.ts';

const LANG = 'en_US.UTF-8';
const secret = 'only Ada knows this sentence';

const save = (ada: Visitor) =>
  ada.ask('api/labs/echo/solution', {
    method: 'PUT',
    body: { files: [{ path: 'solution.ts', text: secret }], revision: 0 },
  });

/** All bytes of all files. */
async function bytesOf(folder: string): Promise<string> {
  const files = (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1'));
  return (await Promise.all(files)).join('');
}

test('a backup that the running companion makes is a whole one: put in place, everything is there', async () => {
  const folder = await temporaryFolder();
  const room = await openRoom();
  const [teacher, ada] = [await room.signIn('instructor'), await room.join('Ada')];
  await save(ada);
  const backup = await teacher.ask('api/workshop/backup');
  expect(backup.headers['content-disposition']).toContain('.sqlite"');
  await writeFile(join(folder, 'wirebook.sqlite'), backup.body);
  const restored = await openCompanion({ dataDir: folder, workshop: { title } });
  const again = visitor(restored.url, ada.person, ada.cookie);
  expect((await again.ask('api/labs/echo/solution')).text).toContain(secret);
});

test('a backup from the command line, and deleting, which leaves no byte of it', async () => {
  const folder = await temporaryFolder();
  const [dataDir, copy] = [join(folder, 'data'), join(folder, 'copy.sqlite')];
  const room = await openRoom({ dataDir });
  const ada = await room.join('Ada of the workshop');
  await save(ada);
  const command = (...args: string[]) =>
    wirebook(['workshop', ...args, '--data', dataDir], { env: { LANG } });
  expect(await command('delete', title)).toMatchObject({ code: 2, stdout: '' });
  await room.companion.close();
  expect((await command('list')).stdout).toContain(`${title}  1 person`);
  expect(await command('backup', copy)).toMatchObject({ code: 0, stderr: '' });
  expect(await command('backup', copy)).toMatchObject({ code: 2, stdout: '' });
  expect((await command('delete', 'Another')).stderr).toContain('no workshop called');
  expect((await command('delete', title)).stderr).toContain('--yes');
  expect(await bytesOf(dataDir)).toContain(secret);
  expect(await command('delete', title, '--yes')).toMatchObject({ code: 0, stderr: '' });
  const left = await bytesOf(dataDir);
  for (const gone of [secret, 'Ada of the workshop', ada.person.id]) expect(left).not.toContain(gone);
  const other = join(folder, 'other');
  await mkdir(other);
  await copyFile(copy, join(other, 'wirebook.sqlite'));
  const restored = await openCompanion({ dataDir: other, workshop: { title } });
  const again = await visitor(restored.url, ada.person, ada.cookie).ask('api/workshop');
  expect(json(again)).toMatchObject({ you: { name: 'Ada of the workshop' } });
}, 120_000);
