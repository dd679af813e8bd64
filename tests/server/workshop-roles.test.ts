import { describe, expect, test } from 'vitest';
import type { Standing } from '../../server/workshop/roles.ts';
import { faultCode, json } from './http.ts';
import { openRoom, type Room, type Visitor } from './workshop.ts';

/** Who may use each route of the API in a workshop, by the first letters of their roles; `n` has not joined. */
const allowed: Readonly<Record<string, string>> = {
  'GET /api/status': 'iampn',
  'GET /api/openapi.json': 'iampn',
  // Nothing, for whom nothing is kept.
  'GET /api/progress': 'iampn',
  'GET /api/workshop': 'iampn',
  // Where one is open already.
  'POST /api/workshop': '',
  'POST /api/workshop/members': 'iampn',
  'POST /api/workshop/staff': 'iampn',
  'DELETE /api/workshop/session': 'iampn',
  'POST /api/workshop/tickets': 'iamp',
  'GET /api/workshop/messages': 'iamp',
  'PUT /api/workshop/hand': 'm',
  'POST /api/workshop/messages': 'ia',
  'PUT /api/workshop/members/{id}/hand': 'ia',
  'PUT /api/workshop/labs/{slug}': 'i',
  'PUT /api/workshop/pause': 'i',
  'POST /api/workshop/cut': 'i',
  'GET /api/workshop/grades': 'i',
  'POST /api/workshop/labs/{slug}/grades': 'i',
  'GET /api/workshop/reports': 'i',
  'GET /api/workshop/archive': 'i',
  'GET /api/workshop/backup': 'i',
  'GET /api/workshop/board': 'iap',
  'GET /api/workshop/summary': 'iap',
  'GET /api/workshop/members/{id}/labs/{slug}/solution': 'ia',
  'GET /api/workshop/members/{id}/labs/{slug}/report': 'ia',
};
/** Everything else is for those who learn: the projector only looks. */
const learning = 'iam';

const standings: readonly Standing[] = ['instructor', 'assistant', 'member', 'projector', 'nobody'];
type Asker = Pick<Visitor, 'ask'>;

async function askerOf(room: Room, standing: Standing): Promise<Asker> {
  if (standing === 'nobody') return { ask: room.stranger };
  if (standing === 'member') return room.join('Ada');
  return room.signIn(standing as 'instructor' | 'assistant' | 'projector');
}

async function routesOf(room: Room): Promise<readonly { readonly method: string; readonly path: string }[]> {
  const { paths } = json(await room.stranger('api/openapi.json')) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Whether the roles let the request through; what it asks for may still be wrong, or missing. */
async function letThrough(asker: Asker, method: string, path: string): Promise<boolean> {
  const address = path.replaceAll(/\{slug\}/g, 'no-such-lab').replaceAll(/\{\w+\}/g, 'unknown');
  const answer = await asker.ask(address.slice(1), { method, ...(method !== 'GET' && { body: {} }) });
  if (answer.status < 400) return true;
  return !['role-refused', 'workshop-join-first'].includes(faultCode(answer));
}

describe.each(standings)('%s', (standing) => {
  test('gets through to the routes of that role, and to no other', async () => {
    const room = await openRoom();
    const asker = await askerOf(room, standing);
    const wrong: string[] = [];
    for (const { method, path } of await routesOf(room)) {
      const name = `${method} ${path}`;
      const expected = (allowed[name] ?? learning).includes(standing[0] ?? '');
      const through = await letThrough(asker, method, path);
      if (through !== expected) wrong.push(`${name}: ${through ? 'let through' : 'refused'}`);
    }
    expect(wrong).toEqual([]);
  });
});

test('every route that is named here exists', async () => {
  const known = (await routesOf(await openRoom())).map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(allowed).filter((name) => !known.includes(name))).toEqual([]);
});
