import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Board, BoardRow, Message, WorkshopView } from '../../server/api.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { ask, faultCode, json } from './http.ts';
import { of, openLive, openRoom, title, type Visitor, visitor } from './workshop.ts';
import { WebSocket } from 'ws';

const save = (visitor: Visitor, text: string, revision = 0) =>
  visitor.ask('api/labs/echo/solution', {
    method: 'PUT',
    body: { files: [{ path: 'solution.ts', text }], revision },
  });

/** A program that answers `/end`, and leaves everything else open. */
async function run(visitor: Visitor): Promise<{ readonly id: string; readonly url: string }> {
  const text = `import { createServer } from 'node:http';
    createServer((request, response) => { response.write('open'); if (request.url === '/end') response.end(); }).listen(process.env.PORT);`;
  const body = { files: [{ path: 'solution.ts', text }] };
  const { id, url } = json(await visitor.ask('api/labs/echo/runs', { method: 'POST', body })) as {
    id: string;
    url: string;
  };
  return { id, url: url.slice(1) };
}

describe('joining', () => {
  test('takes the code as people type it, and a name; the room then knows who asks', async () => {
    const room = await openRoom();
    const code = room.code.toLowerCase().replace('-', ' ');
    const joined = await room.stranger('api/workshop/members', {
      method: 'POST',
      body: { code, name: '민지' },
    });
    expect(joined.status).toBe(201);
    const [cookie = ''] = joined.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^wirebook-workshop=.+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const view = json(
      await room.stranger('api/workshop', { headers: { cookie: cookie.split(';', 1)[0] ?? '' } }),
    ) as WorkshopView;
    expect(view).toMatchObject({ you: { name: '민지', role: 'member' }, paused: false });
    expect(view.code).toBeUndefined();
  });

  test.each([
    [{ code: 'AAA-AAA', name: 'Ada' }, 403, 'join-code-wrong'],
    [{ code: 'AAA-AAA', name: '' }, 400, 'request-invalid'],
    [{ code: 'AAA-AAA', name: 'a\u202eb' }, 400, 'request-invalid'],
    [{ code: 'AAA-AAA', name: 'x'.repeat(41) }, 400, 'request-invalid'],
  ])('refuses %o', async (body, status, code) => {
    const room = await openRoom();
    const answer = await room.stranger('api/workshop/members', { method: 'POST', body });
    expect([answer.status, faultCode(answer)]).toEqual([status, code]);
  });

  test('a name belongs to one member, however it is written', async () => {
    const room = await openRoom();
    await room.join('Zoë  Kim');
    for (const name of ['zoë kim', 'Zoe\u0308 Kim', 'ＺＯË Kim'])
      await expect(room.join(name)).rejects.toThrow('name-taken');
  });

  test('nobody makes up a session', async () => {
    const room = await openRoom();
    const { person } = await room.join('Ada');
    for (const value of [person.id, `${person.id}.`, `${person.id}.AAAA`, '%', 'a.b.c']) {
      const answer = await room.stranger('api/labs/echo/solution', {
        headers: { cookie: `wirebook-workshop=${value}` },
      });
      expect([answer.status, faultCode(answer)]).toEqual([401, 'workshop-join-first']);
    }
  });

  test('a workshop of the same title goes on after a restart, its sessions too, and tells its keys no more', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const first = await openRoom({ dataDir });
    const [ada, teacher] = [await first.join('Ada'), await first.signIn('instructor', 'Grace')];
    await save(ada, 'kept');
    await teacher.ask('api/workshop/messages', { method: 'POST', body: { to: null, text: 'said' } });
    await first.companion.close();
    const second = await openCompanion({ dataDir, workshop: { title } });
    expect(second.workshop).toEqual({ code: first.code });
    const again = visitor(second.url, ada.person, ada.cookie);
    expect((await again.ask('api/labs/echo/solution')).text).toContain('kept');
    expect((await again.ask('api/workshop/messages')).text).toContain('said');
  });

  test('without a workshop there is none to join', async () => {
    const { url } = await openCompanion();
    // Who only looks has done nothing wrong.
    expect((await ask(`${url}api/workshop`)).status).toBe(204);
    const answer = await ask(`${url}api/workshop/members`, {
      method: 'POST',
      body: { code: 'ABC-DEF', name: 'Ada' },
    });
    expect([answer.status, faultCode(answer)]).toEqual([404, 'workshop-none']);
  });
});

describe('members', () => {
  test('see and change their own code alone', async () => {
    const room = await openRoom();
    const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
    expect((await save(ada, 'of Ada')).status).toBe(200);
    expect((await bob.ask('api/labs/echo/solution')).text).not.toContain('of Ada');
    const looked = await bob.ask(`api/workshop/members/${ada.person.id}/labs/echo/solution`);
    expect([looked.status, faultCode(looked)]).toEqual([403, 'role-refused']);
  });

  test('wait while a lab is closed or everybody is paused, and lose nothing', async () => {
    const room = await openRoom();
    const [teacher, ada] = [await room.signIn('instructor'), await room.join('Ada')];
    await save(ada, 'kept');
    const closed = { open: false, hints: false, solution: false };
    await teacher.ask('api/workshop/labs/echo', { method: 'PUT', body: closed });
    expect(faultCode(await save(ada, 'too late', 1))).toBe('lab-closed');
    expect((await ada.ask('api/labs/echo/solution')).text).toContain('kept');
    await teacher.ask('api/workshop/labs/echo', { method: 'PUT', body: { ...closed, open: true } });
    await teacher.ask('api/workshop/pause', { method: 'PUT', body: { paused: true } });
    expect(faultCode(await save(ada, 'paused', 1))).toBe('workshop-paused');
    await teacher.ask('api/workshop/pause', { method: 'PUT', body: { paused: false } });
    expect((await save(ada, 'goes on', 1)).status).toBe(200);
  });
});

describe('the live connection', () => {
  test('opens once for each ticket, and for nobody without', async () => {
    const room = await openRoom();
    const ada = await room.join('Ada');
    const { ticket } = json(await ada.ask('api/workshop/tickets', { method: 'POST' })) as { ticket: string };
    const live = await openLive(room.companion.url, ticket);
    await live.until(of('workshop'));
    for (const used of [ticket, 'made-up', '']) {
      const socket = new WebSocket(
        `${room.companion.url.replace('http', 'ws')}api/workshop/live?ticket=${used}`,
      );
      const status = await new Promise((resolve) => {
        socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode));
        socket.on('error', () => undefined);
      });
      expect(status).toBe(401);
    }
  });

  test('tells the board who joins, saves, raises a hand and goes', async () => {
    const room = await openRoom();
    const board = await (await room.signIn('instructor')).live();
    expect((await board.until(of('board'))).rows).toEqual([]);
    const ada = await room.join('Ada');
    const seen = (matches: (row: BoardRow) => boolean) =>
      board.find(
        (event) => event.type === 'rows' && event.rows.some((row) => row.name === 'Ada' && matches(row)),
      );
    await seen(({ connected }) => !connected);
    const live = await ada.live();
    await seen(({ connected }) => connected);
    await save(ada, 'text');
    await seen(({ labs }) => labs.echo?.state === 'editing' && labs.echo.savedAt !== null);
    await ada.ask('api/workshop/hand', { method: 'PUT', body: { raised: true } });
    await seen(({ needsHelp, handRaisedAt }) => needsHelp && handRaisedAt !== null);
    live.close();
    await seen(({ connected, needsHelp }) => !connected && needsHelp);
  });

  test('shows a teacher the code as it is saved, and the member who looks', async () => {
    const room = await openRoom();
    const ada = await room.join('Ada');
    const [own, teacher] = [await ada.live(), await (await room.signIn('assistant', 'Grace')).live()];
    teacher.send({ type: 'look', member: ada.person.id, lab: 'echo' });
    expect((await teacher.until(of('code'))).revision).toBe(0);
    await own.find((event) => event.type === 'watched' && event.by.includes('Grace'));
    await save(ada, 'as I type');
    await teacher.find((event) => event.type === 'code' && event.files[0]?.text === 'as I type');
    teacher.send({ type: 'look-away' });
    await own.find((event) => event.type === 'watched' && event.by.length === 0);
  });

  test('brings what was said meanwhile: to all, to one, and to nobody else', async () => {
    const room = await openRoom();
    const teacher = await room.signIn('instructor', 'Grace');
    const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
    const say = (to: string | null, text: string) =>
      teacher.ask('api/workshop/messages', { method: 'POST', body: { to, text } });
    await say(null, 'first');
    const live = await bob.live();
    await live.find((event) => event.type === 'message' && event.message.text === 'first');
    await say(ada.person.id, 'for Ada');
    await say(null, '<b>second</b>');
    await live.find((event) => event.type === 'message' && event.message.text === '<b>second</b>');
    const heard = live.events.filter(of('message')).map(({ message }) => message.text);
    expect(heard).toEqual(['first', '<b>second</b>']);
    const later = json(await ada.ask('api/workshop/messages?after=1')) as Message[];
    expect(later.map(({ text }) => text)).toEqual(['for Ada', '<b>second</b>']);
  });

  test('of the projector has no names', async () => {
    const room = await openRoom();
    await room.join('Ada');
    const projector = await room.signIn('projector');
    const { rows } = json(await projector.ask('api/workshop/board')) as Board;
    expect(rows.map(({ name }) => name)).toEqual(['']);
    const board = await (await projector.live()).until(of('board'));
    expect(JSON.stringify(board)).not.toContain('Ada');
  });
});

test('a grading shows on the board: checking, failing at a check, needing help after three times', async () => {
  const room = await openRoom();
  const ada = await room.join('Ada');
  const board = await (await room.signIn('instructor')).live();
  for (let times = 1; times <= 3; times += 1) {
    const started = await ada.ask('api/labs/echo/gradings', {
      method: 'POST',
      body: { files: [{ path: 'solution.ts', text: 'nonsense(' }] },
    });
    const { events } = json(started) as { events: string };
    await ada.ask(events.slice(1));
    await board.find(
      (event) =>
        event.type === 'rows' &&
        event.rows.some(
          ({ labs, needsHelp }) => labs.echo?.stuck?.times === times && needsHelp === times > 2,
        ),
    );
  }
});

test('a program is shared with classmates by its address, for as long as its author wants', async () => {
  const room = await openRoom();
  const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
  const { id, url } = await run(ada);
  await expect.poll(async () => (await ada.ask(`${url}end`)).status).toBe(200);
  expect((await bob.ask(`${url}end`)).status).toBe(404);
  expect((await bob.ask(`api/runs/${id}/shared`, { method: 'PUT', body: { shared: true } })).status).toBe(
    404,
  );
  await ada.ask(`api/runs/${id}/shared`, { method: 'PUT', body: { shared: true } });
  expect((await bob.ask(`${url}end`)).text).toBe('open');
  expect((await room.stranger(`${url}end`)).status).toBe(404);
  expect((await bob.ask(`api/runs/${id}/events`)).status).toBe(404);
  await ada.ask(`api/runs/${id}/shared`, { method: 'PUT', body: { shared: false } });
  expect((await bob.ask(`${url}end`)).status).toBe(404);
});

test('cut: every connection to every program ends, the programs go on', async () => {
  const room = await openRoom();
  const [teacher, ada] = [await room.signIn('instructor'), await room.join('Ada')];
  const { url } = await run(ada);
  const hanging = ada.ask(`${url}hang`);
  const ended = expect(hanging).rejects.toThrow();
  await expect.poll(async () => (await ada.ask(`${url}end`)).status).toBe(200);
  await teacher.ask('api/workshop/cut', { method: 'POST' });
  await ended;
  expect((await ada.ask(`${url}end`)).text).toBe('open');
});
