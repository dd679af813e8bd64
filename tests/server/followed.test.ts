import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FollowedEvent, Started } from '../../server/api.ts';
import { followedEvent } from '../../server/schemas/answers.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, faultCode, json } from './http.ts';

/** A companion that follows a real file as the solution of the echo lab, and a reader of its events. */
async function following(path: string) {
  const companion = await openCompanion({ follow: [{ lab: 'echo', path }] });
  const { events } = json(await ask(`${companion.url}api/labs/echo/followed`)) as Started;
  const reader = await EventReader.open<FollowedEvent>(new URL(events, companion.url));
  onTestFinished(() => reader.close());
  const next = async () => followedEvent.parse((await reader.next('file')).data);
  return { companion, events, next };
}

async function written(name = 'my.ts', text = 'one'): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

const file = (text: string, name = 'my.ts') => ({ type: 'file', name, text });

describe('a followed file', () => {
  test('is told as it stands, and at every save that changes it', async () => {
    const path = await written();
    const { next } = await following(path);
    expect(await next()).toEqual(file('one'));
    await writeFile(path, 'two');
    expect(await next()).toEqual(file('two'));
    await writeFile(path, 'two');
    await writeFile(path, 'three');
    expect(await next()).toEqual(file('three'));
  });

  test('may be replaced by another, as editors save', async () => {
    const path = await written();
    const { next } = await following(path);
    await next();
    for (const text of ['two', 'three']) {
      await writeFile(`${path}~`, text);
      await rename(`${path}~`, path);
      expect(await next()).toEqual(file(text));
    }
  });

  test('that vanishes keeps its last text, with the reason in both languages, until it is back', async () => {
    const path = await written();
    const { next } = await following(path);
    await next();
    await rename(path, `${path}.old`);
    expect(await next()).toMatchObject({ text: 'one', problem: { code: 'file-missing' } });
    await rename(`${path}.old`, path);
    expect(await next()).toEqual(file('one'));
    await rm(path);
    expect(await next()).toMatchObject({ text: 'one', problem: { code: 'file-missing' } });
  });

  test('comes back with its folder, which was deleted and made anew', async () => {
    const folder = join(await temporaryFolder(), 'work');
    await mkdir(folder);
    const path = join(folder, 'my.ts');
    await writeFile(path, 'one');
    const { next } = await following(path);
    await next();
    await rm(folder, { recursive: true });
    expect(await next()).toMatchObject({ problem: { code: 'file-missing' } });
    await mkdir(folder);
    await writeFile(path, 'two');
    expect(await next()).toEqual(file('two'));
  });

  test('may be a link: a save of the file that it leads to is seen', async () => {
    const [target, link] = [await written('real.ts'), join(await temporaryFolder(), 'link.ts')];
    await symlink(target, link);
    const { next } = await following(link);
    expect(await next()).toEqual(file('one', 'link.ts'));
    await writeFile(target, 'two');
    expect(await next()).toEqual(file('two', 'link.ts'));
  });

  test.each([
    ['file-too-large', 'x'.repeat(256 * 1024 + 1)],
    ['file-not-text', Buffer.from([0xff, 0xfe])],
  ])('that cannot be a solution is not shown: %s', async (code, content) => {
    const path = await written();
    const { next } = await following(path);
    await next();
    await writeFile(path, content);
    expect(await next()).toMatchObject({ text: 'one', problem: { code } });
    await writeFile(path, 'two');
    expect(await next()).toEqual(file('two'));
  });

  test('is told from its newest state to who comes late', async () => {
    const path = await written();
    const { companion, events, next } = await following(path);
    await next();
    await writeFile(path, 'two');
    await next();
    const late = await EventReader.open<FollowedEvent>(new URL(events, companion.url));
    onTestFinished(() => late.close());
    expect((await late.next('file')).data).toEqual(file('two'));
  });
});

describe('who names the file', () => {
  test('it is named when the companion is started, and it must be there', async () => {
    const path = join(await temporaryFolder(), 'none.ts');
    const open = (follow: { lab: string; path: string }[]) => openCompanion({ follow });
    await expect(open([{ lab: 'echo', path }])).rejects.toMatchObject({ code: 'file-missing' });
    await expect(open([{ lab: 'ecko', path }])).rejects.toMatchObject({ code: 'lab-unknown' });
    const twice = [await written(), await written()].map((one) => ({ lab: 'echo', path: one }));
    await expect(open(twice)).rejects.toMatchObject({ code: 'follow-twice' });
  });

  test('a request can name none: other labs have none, and an id is known or is not', async () => {
    const path = await written();
    const { companion } = await following(path);
    expect((await ask(`${companion.url}api/labs/rooms/followed`)).status).toBe(204);
    for (const id of ['none', encodeURIComponent(path), basename(path), encodeURIComponent(`../${path}`)]) {
      const answer = await ask(`${companion.url}api/followed/${id}/events`);
      expect([answer.status, faultCode(answer)]).toEqual([404, 'followed-unknown']);
    }
  });

  test('nobody else reads it: a page of another site is refused, and a workshop follows no file', async () => {
    const path = await written();
    const { companion, events } = await following(path);
    const headers = { origin: 'http://evil.example' };
    expect((await ask(`${companion.url}${events.slice(1)}`, { headers })).status).toBe(403);
    const workshop = { title: 'Evening', allowIsolation: ['partial', 'none'] as const };
    await expect(openCompanion({ workshop, follow: [{ lab: 'echo', path }] })).rejects.toMatchObject({
      code: 'follow-alone',
    });
  });
});
