import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCompanion } from '../../server/index.ts';
import { Door } from '../../server/workshop/door.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { ask, faultCode, json } from './http.ts';
import { writeSite } from './site.ts';
import { entrance } from './workshop.ts';

const asked = (url: string, body: object) => ask(`${url}api/workshop`, { method: 'POST', body });

test('the key of the terminal opens a workshop, and whoever has it is the instructor there', async () => {
  const folder = await temporaryFolder();
  const siteDir = await writeSite(join(folder, 'site'));
  const options = { port: 0, dataDir: join(folder, 'data'), siteDir, logLevel: 'silent' };
  const alone = await startCompanion({ ...options, mayOpen: true });
  onTestFinished(() => alone.close());
  const key = alone.door?.key ?? '';
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(await asked(alone.url, { title: ' Evening ', key })).toMatchObject({ status: 202 });
  const opening = await alone.door?.opened;
  expect(opening).toEqual({ title: 'Evening', key });
  await alone.close();

  const room = await startCompanion({ ...options, workshop: { title: 'Evening', openingKey: key } });
  onTestFinished(() => room.close());
  expect(room.door).toBeUndefined();
  const teacher = await entrance(room.url).enter('api/workshop/staff', { key });
  expect(teacher.person.role).toBe('instructor');
  expect(json(await teacher.ask('api/workshop'))).toMatchObject({ title: 'Evening', address: room.url });
  // The keys that are kept are keys as well.
  const kept = { key: room.workshop?.keys?.assistant };
  expect((await entrance(room.url).enter('api/workshop/staff', kept)).person.role).toBe('assistant');
  expect(faultCode(await asked(room.url, { title: 'Another', key }))).toBe('workshop-join-first');
  await room.close();

  const later = await startCompanion({ ...options, workshop: { title: 'Evening' } });
  onTestFinished(() => later.close());
  const refused = await ask(`${later.url}api/workshop/staff`, { method: 'POST', body: { key } });
  expect(faultCode(refused)).toBe('key-wrong');
});

test('nobody opens one with another key, without a title, or where none may be opened', async () => {
  const { url, door } = await openCompanion({ mayOpen: true });
  const { key = '' } = door ?? {};
  const answers = await Promise.all([
    asked(url, { title: 'Evening', key: `${key}x` }),
    asked(url, { title: 'Evening', key: key.slice(0, -1) }),
    asked(url, { title: '  ', key }),
    asked(url, { title: 'Two\nlines', key }),
    asked(url, { title: 'x'.repeat(101), key }),
  ]);
  expect(answers.map(faultCode)).toEqual([
    ...['opening-key-wrong', 'opening-key-wrong'],
    ...['request-invalid', 'request-invalid', 'request-invalid'],
  ]);
  const closed = await openCompanion();
  expect(closed.door).toBeUndefined();
  expect(faultCode(await asked(closed.url, { title: 'Evening', key }))).toBe('workshop-none');
});

test('a second one is told that it is being opened, and so little isolation is refused', () => {
  const door = new Door('full');
  const wanted = { title: 'Evening', key: door.key };
  door.ask(wanted);
  expect(() => door.ask(wanted)).toThrow(expect.objectContaining({ code: 'workshop-opening' }));
  const weak = new Door('partial');
  expect(() => weak.ask({ title: 'Evening', key: weak.key })).toThrow(
    expect.objectContaining({ code: 'opening-isolation' }),
  );
});

test('another site cannot open one', async () => {
  const { url, door } = await openCompanion({ mayOpen: true });
  const answer = await ask(`${url}api/workshop`, {
    method: 'POST',
    body: { title: 'Evening', key: door?.key },
    headers: { origin: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
});

test('where files are followed none may be opened', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'my.ts');
  await writeFile(path, '');
  const { door } = await openCompanion({ mayOpen: true, follow: [{ lab: 'echo', path }] });
  expect(door).toBeUndefined();
});
