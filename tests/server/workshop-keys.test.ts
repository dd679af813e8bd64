import { expect, test } from 'vitest';
import { ask, faultCode, json } from './http.ts';
import { openRoom } from './workshop.ts';

/** Of a room behind one address, within a minute. */
const wrongKeys = 200;

test('the right key lets in, however many wrong ones came from the same address before it', async () => {
  // Whoever is in the room may have used up what all of it may ask before they join, too.
  const room = await openRoom({ limits: { requestsPerAddress: 1 } });
  const { companion, stranger } = room;
  expect((await stranger('api/workshop')).status).toBe(200);
  expect((await stranger('api/workshop')).status).toBe(429);
  const guess = (key: string) =>
    ask(`${companion.url}api/workshop/staff`, { method: 'POST', body: { key } }).then(faultCode);
  const codes = new Set<string>();
  for (let times = 0; times < wrongKeys; times += 20)
    for (const code of await Promise.all(Array.from({ length: 20 }, (_, at) => guess(`${times + at}`))))
      codes.add(code);
  expect([...codes]).toEqual(['key-wrong']);
  for (const role of ['instructor', 'assistant', 'projector'] as const) {
    const visitor = await room.signIn(role);
    expect(visitor.person.role).toBe(role);
    // From now on they are counted as who they are.
    expect(json(await visitor.ask('api/workshop'))).toMatchObject({ you: { role } });
  }
});

test('keys are too long to be guessed: 128 bits that nobody chose', async () => {
  const { keys } = await openRoom();
  const bytes = Object.values(keys).map((key) => Buffer.from(key, 'base64url').length);
  expect(bytes).toEqual([16, 16, 16]);
  expect(new Set(Object.values(keys)).size).toBe(3);
});

test('what is too large for a key is not read', async () => {
  const { stranger } = await openRoom();
  const answer = await stranger('api/workshop/staff', { method: 'POST', body: { key: 'x'.repeat(5000) } });
  expect(faultCode(answer)).toBe('request-too-large');
});
