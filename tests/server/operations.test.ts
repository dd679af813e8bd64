import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Started, Ticket } from '../../server/api.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { ask, faultCode, json } from './http.ts';
import { spawnCompanion } from './processes.ts';
import { writeSite } from './site.ts';
import { entrance, openLive, openRoom, title } from './workshop.ts';

test('says that it is alive and ready', async () => {
  const { url } = await openCompanion();
  const [alive, ready] = [await ask(`${url}healthz`), await ask(`${url}readyz`)];
  expect([alive.status, alive.text]).toEqual([200, 'alive\n']);
  expect([ready.status, ready.text]).toEqual([200, 'ready\n']);
  expect(ready.headers['cache-control']).toBe('no-store');
});

test('counts what is done, by routes and labs that it has itself and never by what was asked for', async () => {
  const room = await openRoom();
  const ada = await room.join('Ada');
  await ada.ask('api/labs/echo/solution');
  await ada.ask('api/labs/made-up-by-ada/solution');
  await ada.ask('api/no-such-route-of-ada');
  const body = { files: [{ path: 'solution.ts', text: 'nonsense(' }] };
  const started = await ada.ask('api/labs/echo/gradings', { method: 'POST', body });
  await ada.ask((json(started) as Started).events.slice(1));
  const { text, headers } = await room.stranger('metrics');
  expect(headers['content-type']).toContain('text/plain; version=0.0.4');
  expect(text).toMatch(/^wirebook_gradings_total\{lab="echo",outcome="fail"\} 1$/m);
  expect(text).toMatch(/^wirebook_members 1$/m);
  expect(text).toMatch(/route="\/api\/labs\/:slug\/solution",status="2xx"\} 1$/m);
  expect(text).not.toMatch(/ada/i);
  expect(text).not.toContain(room.code);
});

test('the figures are for this machine and for the instructor, not for who comes through a proxy', async () => {
  const room = await openRoom({ names: ['room.example'] });
  const [teacher, ada] = [await room.signIn('instructor'), await room.join('Ada')];
  const proxied = { host: 'room.example', 'x-forwarded-for': '192.0.2.7' };
  for (const headers of [proxied, { host: 'room.example' }, { 'x-forwarded-for': '192.0.2.7' }]) {
    const refused = await ada.ask('metrics', { headers });
    expect([refused.status, faultCode(refused)]).toEqual([403, 'metrics-refused']);
    expect((await teacher.ask('metrics', { headers })).status).toBe(200);
  }
});

test('the log at its loudest is JSON, and holds no code, key, cookie, ticket, name or message', async () => {
  const folder = await temporaryFolder();
  const companion = await spawnCompanion({
    ...{ dataDir: join(folder, 'data'), siteDir: await writeSite(join(folder, 'site')) },
    ...{ logLevel: 'trace', workshop: { title } },
  });
  const { code = '', keys } = companion.workshop ?? {};
  const room = entrance(companion.url);
  const ada = await room.enter('api/workshop/members', { code, name: 'Ada-in-the-log' });
  const teacher = await room.enter('api/workshop/staff', { key: keys?.instructor });
  const { ticket } = json(await ada.ask('api/workshop/tickets', { method: 'POST' })) as Ticket;
  await openLive(companion.url, ticket);
  const files = [{ path: 'solution.ts', text: "throw new Error('code-in-the-log');" }];
  await ada.ask('api/labs/echo/solution', { method: 'PUT', body: { files, revision: 0 } });
  const started = json(
    await ada.ask('api/labs/echo/gradings', { method: 'POST', body: { files } }),
  ) as Started;
  await ada.ask(started.events.slice(1));
  await teacher.ask('api/workshop/messages', { method: 'POST', body: { to: null, text: 'said-in-the-log' } });
  const wrong = { method: 'POST', body: '{"key": "wrong-key-in-the-log"' };
  await ada.ask('api/workshop/staff?key=query-in-the-log', {
    ...wrong,
    headers: { 'content-type': 'application/json' },
  });
  await ask(`${companion.url}api/workshop/live?ticket=ticket-in-the-log`);
  await expect.poll(companion.logged).toContain('"route":"/api/workshop/messages"');
  const lines = companion.logged().trim().split('\n');
  for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
  for (const secret of [
    'in-the-log',
    code,
    ...Object.values(keys ?? {}),
    ada.cookie.split('=')[1] ?? '',
    ticket,
  ])
    expect(companion.logged()).not.toContain(secret);
});
