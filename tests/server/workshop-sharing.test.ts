import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { labsFolder } from '../../grader/labs.ts';
import type { RunEvent, Sharing, Started } from '../../server/api.ts';
import { sharing } from '../../server/schemas/answers.ts';
import { EventReader } from './event-stream.ts';
import { type Answer, faultCode, json } from './http.ts';
import { solutionOf } from './runs.ts';
import { openRoom, type Room, type Visitor } from './workshop.ts';

interface Shared {
  readonly id: string;
  /** Path of the program, without the first slash. */ readonly url: string;
  readonly events: EventReader<RunEvent>;
}

/** The rooms server of a learner, once it listens. */
async function runRooms(room: Room, owner: Visitor): Promise<Shared> {
  const solution = solutionOf(await readFile(join(labsFolder, '06-rooms', 'solution.ts'), 'utf8'));
  const answer = await owner.ask('api/labs/rooms/runs', { method: 'POST', body: solution });
  expect(answer.status, answer.text).toBe(201);
  const { id, events, url = '' } = json(answer) as Started;
  const reader = await EventReader.open<RunEvent>(new URL(events, room.companion.url), undefined, {
    cookie: owner.cookie,
  });
  await reader.next('listening');
  return { id, url: url.slice(1), events: reader };
}

const share = (who: Visitor, id: string, shared: boolean): Promise<Answer> =>
  who.ask(`api/runs/${id}/shared`, { method: 'PUT', body: { shared } });
const look = async (who: Pick<Visitor, 'ask'>, id: string): Promise<Sharing> => {
  const seen = json(await who.ask(`api/runs/${id}/shared`));
  sharing.parse(seen);
  return seen as Sharing;
};

/** A WebSocket to somebody's program; or the status with which it was refused. */
async function connect(room: Room, cookie: string, path: string): Promise<WebSocket | number> {
  const socket = new WebSocket(`${room.companion.url.replace('http', 'ws')}${path}`, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  socket.on('error', () => undefined);
  const refused = once(socket, 'unexpected-response').then(
    ([, answer]) => (answer as IncomingMessage).statusCode ?? 0,
  );
  return Promise.race([once(socket, 'open').then(() => socket), refused]);
}

async function connected(room: Room, cookie: string, path: string): Promise<WebSocket> {
  const socket = await connect(room, cookie, path);
  if (typeof socket === 'number') throw new Error(`Refused: ${socket}`);
  return socket;
}

const says = async (socket: WebSocket, part: string): Promise<void> => {
  for (;;) {
    const [data] = (await once(socket, 'message', { signal: AbortSignal.timeout(15_000) })) as [Buffer];
    if (data.toString().includes(part)) return;
  }
};

test('two classmates chat through the server of one of them, who sees who is in', async () => {
  const room = await openRoom();
  const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
  const { id, url, events } = await runRooms(room, ada);
  expect(await connect(room, bob.cookie, `${url}ws?name=n1`)).toBe(404);
  expect(json(await share(ada, id, true))).toEqual({ shared: true, lab: 'rooms', owner: 'Ada', guests: [] });
  const named = `${url.slice(0, -1)}~alice`;
  const own = await connected(room, ada.cookie, `${named}/ws?name=ada`);
  const guest = await connected(room, bob.cookie, `${named}/ws?name=bob`);
  own.send(JSON.stringify({ type: 'join', room: 'tea' }));
  await says(own, '"joined"');
  expect(await look(ada, id)).toMatchObject({ guests: [{ name: 'Bob', connections: 1 }] });
  const joined = says(guest, '"joined"');
  guest.send(JSON.stringify({ type: 'join', room: 'tea' }));
  await joined;
  const heard = says(own, 'hello from Bob');
  guest.send(JSON.stringify({ type: 'say', room: 'tea', text: 'hello from Bob' }));
  await heard;
  // A guest goes by their own name, whatever the address says.
  const names = new Set<string>();
  while (!names.has('@Bob')) {
    const { event } = (await events.next('wire')).data;
    if (event.kind === 'open') names.add(event.name);
  }
  expect(await look(bob, id)).toEqual({ shared: true, lab: 'rooms', owner: 'Ada' });
});

test('closing the door puts out who is in, and keeps out who comes; the program goes on', async () => {
  const room = await openRoom();
  const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
  const { id, url } = await runRooms(room, ada);
  await share(ada, id, true);
  const own = await connected(room, ada.cookie, `${url}ws?name=n2`);
  const guest = await connected(room, bob.cookie, `${url}ws?name=n3`);
  const gone = once(guest, 'close');
  expect(json(await share(ada, id, false))).toMatchObject({ shared: false });
  await gone;
  expect(await connect(room, bob.cookie, `${url}ws?name=n4`)).toBe(404);
  expect(faultCode(await bob.ask(`api/runs/${id}/shared`))).toBe('run-unknown');
  await expect.poll(async () => (await look(ada, id)).guests).toEqual([]);
  expect(own.readyState).toBe(WebSocket.OPEN);
});

test('sharing ends with the run', async () => {
  const room = await openRoom();
  const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
  const { id, url } = await runRooms(room, ada);
  await share(ada, id, true);
  const guest = await connected(room, bob.cookie, `${url}ws?name=n5`);
  const gone = once(guest, 'close');
  await ada.ask(`api/runs/${id}`, { method: 'DELETE' });
  await gone;
  expect((await bob.ask(`api/runs/${id}/shared`)).status).toBe(410);
  expect(await connect(room, bob.cookie, `${url}ws?name=n6`)).toBe(410);
});

test('one member cannot take all connections', async () => {
  const room = await openRoom();
  const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
  const { id, url } = await runRooms(room, ada);
  await share(ada, id, true);
  for (let count = 0; count < 100; count += 1) await connected(room, bob.cookie, `${url}ws?name=g${count}`);
  expect(await connect(room, bob.cookie, `${url}ws?name=n8`)).toBe(503);
  await connected(room, ada.cookie, `${url}ws?name=n9`);
});

const asMember = (room: Room) => room.join('Bob');
const roles: readonly (readonly [
  string,
  (room: Room) => Promise<Pick<Visitor, 'ask' | 'cookie'>>,
  boolean,
])[] = [
  ['a member', asMember, true],
  ['the instructor', (room) => room.signIn('instructor'), true],
  ['an assistant', (room) => room.signIn('assistant'), true],
  ['the projector', (room) => room.signIn('projector'), false],
  ['nobody', (room) => Promise.resolve({ ask: room.stranger, cookie: '' }), false],
];

test.each(roles)('%s talks to a shared program and touches nothing else of it', async (_, enter, letIn) => {
  const room = await openRoom();
  const ada = await room.join('Ada');
  const { id, url } = await runRooms(room, ada);
  const other = await enter(room);
  expect(await connect(room, other.cookie, `${url}ws?name=n10`)).toBe(404);
  await share(ada, id, true);
  const socket = await connect(room, other.cookie, `${url}ws?name=n11`);
  expect(typeof socket === 'number' ? 404 : 101).toBe(letIn ? 101 : 404);
  const run = `api/runs/${id}`;
  for (const [method, path, body] of [
    ['GET', `${run}/events`],
    ['DELETE', run],
    ['PUT', `${run}/shared`, { shared: false }],
    ['GET', `${run}/clients`],
    ['POST', `${run}/clients`, { open: { kind: 'bytes' } }],
    ['POST', `${run}/connections/1`, { do: 'cut' }],
    ['GET', `${run}/faults`],
    ['PUT', `${run}/faults`, { latencyMs: 10 }],
    ['POST', `${run}/signal`, { signal: 'SIGTERM' }],
    ['POST', `${run}/restart`, {}],
    ['GET', `${run}/server`],
  ] as const) {
    const answer = await other.ask(path, { method, body });
    expect([401, 403, 404], `${method} ${path}`).toContain(answer.status);
  }
  expect(await look(ada, id)).toMatchObject({ shared: true });
  expect((await ada.ask(`${url}stats`)).status).toBe(200);
});
