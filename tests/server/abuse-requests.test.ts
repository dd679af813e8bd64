import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { Classroom } from './classroom.ts';

interface Flood {
  readonly path: string;
  readonly method?: string;
  readonly body?: object;
  readonly cookie?: string;
}

/** So many requests, as fast as fifty connections can: some thousands a second. */
async function flood(url: string, { path, method = 'GET', body, cookie }: Flood, times: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const statuses = new Map<number, number>();
  let unanswered = 0;
  let withoutWait = 0;
  const one = async (): Promise<void> => {
    const headers = { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) };
    const signal = AbortSignal.timeout(60_000);
    const sent = request(`${url}${path}`, { method, agent, headers, signal });
    sent.end(body && JSON.stringify(body));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    const status = response.statusCode ?? 0;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 429 && !(Number(response.headers['retry-after']) > 0)) withoutWait += 1;
  };
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (let count = 0; count < times / 50; count += 1) await one().catch(() => (unanswered += 1));
    }),
  );
  agent.destroy();
  return { statuses, unanswered, withoutWait };
}

const nonsense = { files: [{ path: 'solution.ts', text: 'nonsense(' }] };

test('a member who sends thousands of requests a second is told to wait, and the others do not have to', async () => {
  const room = await Classroom.open();
  const { cookie } = await room.join('Mallory');
  const floods = [
    { path: 'api/labs/echo/solution', cookie },
    { path: 'api/labs/echo/solution', method: 'PUT', body: { ...nonsense, revision: 0 }, cookie },
    { path: 'api/workshop/tickets', method: 'POST', cookie },
    { path: 'api/labs/echo/gradings', method: 'POST', body: nonsense, cookie },
    { path: 'api/labs/echo/runs', method: 'POST', body: nonsense, cookie },
  ];
  const [answers] = await Promise.all([
    Promise.all(floods.map((one) => flood(room.url, one, 2_000))),
    room.expectOthersToWork(),
  ]);
  for (const { statuses, unanswered, withoutWait } of answers) {
    expect({ unanswered, withoutWait }).toEqual({ unanswered: 0, withoutWait: 0 });
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  }
  const told = answers.map(({ statuses }) => statuses.get(429) ?? 0);
  // Three of them share what one member may ask in a minute; starting programs is counted apart.
  expect(told.slice(0, 3).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(6_000 - 1_200 - 2_400);
  expect(Math.min(...told.slice(3))).toBeGreaterThan(1_000);
}, 400_000);

test('who has not joined and floods pages, the entrance and programs of others takes nothing from those inside', async () => {
  const room = await Classroom.open();
  const floods = [
    ...[{ path: 'ko/' }, { path: 'api/workshop' }, { path: 'runs/nobody-knows/' }],
    { path: 'api/workshop/staff', method: 'POST', body: { key: 'a guess' } },
  ];
  const [answers] = await Promise.all([
    Promise.all(floods.map((one) => flood(room.url, one, 6_000))),
    room.expectOthersToWork(),
  ]);
  for (const { statuses, unanswered } of answers) {
    expect(unanswered).toBe(0);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  }
}, 400_000);
