/** What the kit tries for checks of several labs: paths, bad messages, trouble of one client, people with names. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import {
  askOddly,
  breakProtocol,
  connectAs,
  expectBadMessages,
  expectStats,
  expectUnknownPaths,
  expectUnknownUpgrades,
  hangUpHalfway,
  namesByCodePoint,
  vanish,
} from '../../grader/kit/index.ts';
import { echo, tryOn, webSocketServer } from './grader-trial.ts';

const stats = (request: IncomingMessage, response: ServerResponse): void => {
  const known = request.url?.split('?')[0] === '/stats';
  response.writeHead(known ? 200 : 404).end(known ? '{"connections":1}' : '');
};

test('unknown paths have to be 404, and upgrades there refused', async () => {
  const server = webSocketServer(echo, {}, stats);
  const verdict = await tryOn(server, async (t) => {
    await expectUnknownPaths(t, ['/stats', '/ws']);
    await expectUnknownUpgrades(t);
    await expectStats(t, { connections: 1 });
  });
  expect(verdict.outcome).toBe('pass');
});

test('a path compared by its beginning fails, and the cause says so', async () => {
  const byPrefix = webSocketServer(echo, {}, (request, response) => {
    response.writeHead(request.url?.startsWith('/stats') ? 200 : 404).end();
  });
  const verdict = await tryOn(byPrefix, (t) => expectUnknownPaths(t, ['/stats', '/ws']));
  expect(verdict.outcome).toBe('fail');
  expect(JSON.stringify(verdict)).toContain('compared as a whole');
});

const answerBad = (socket: WebSocket): void => {
  socket.send(JSON.stringify({ type: 'error', reason: 'bad-message' }));
};

test('every bad message has to be answered once, and the failure shows which one was not', async () => {
  const incomplete = [{ type: 'say' }];
  const always = webSocketServer((socket) => void socket.on('message', () => answerBad(socket)));
  const fair = await tryOn(always, async (t) => expectBadMessages(await t.connect(), t.random, incomplete));
  expect(fair.outcome).toBe('pass');
  const trusting = webSocketServer((socket) =>
    socket.on('message', (data) => {
      if (!(data as Buffer).includes('"say"')) answerBad(socket);
    }),
  );
  const verdict = await tryOn(trusting, async (t) =>
    expectBadMessages(await t.connect(), t.random, incomplete),
  );
  expect(JSON.stringify(verdict)).toContain('`{\\"type\\":\\"say\\"}` was sent.');
});

test('trouble asks after each piece whether others are still served', async () => {
  let asked = 0;
  const verdict = await tryOn(webSocketServer(echo, {}, stats), async (t) => {
    const served = async (): Promise<void> => {
      asked += 1;
      await (await t.connect()).settled();
    };
    const connect = (): ReturnType<typeof t.connect> => t.connect();
    await vanish(t, connect, served);
    await breakProtocol(t, connect, served);
    await askOddly(t, served);
  });
  expect(verdict.outcome).toBe('pass');
  expect(asked).toBe(1 + 6 + 7);
});

test('a client with a name is heard of under that name, whatever is in it', async () => {
  const names: (string | null)[] = [];
  const server = webSocketServer(() => undefined, {});
  server.on('upgrade', ({ url }: IncomingMessage) =>
    names.push(new URLSearchParams(url?.split('?')[1]).get('name')),
  );
  const verdict = await tryOn(server, async (t) => {
    await connectAs(t, '민수 & 100% 🌊');
  });
  expect(verdict.outcome).toBe('pass');
  expect(names).toEqual(['민수 & 100% 🌊']);
});

test('ignored texts are never in the way', async () => {
  const server = webSocketServer((socket) => {
    socket.send('notice');
    echo(socket);
  });
  const verdict = await tryOn(server, async (t) => {
    const client = await t.connect('/ws', { ignore: (text) => text === 'notice' });
    client.sendText('hello');
    await client.expectText('hello');
    await client.expectNothing();
  });
  expect(verdict.outcome).toBe('pass');
});

test('names come in the order of their code points, and no order that is easier to have is the same', async () => {
  const orders: unknown[] = [];
  await tryOn(webSocketServer(), (t) => {
    const names = namesByCodePoint(t.random);
    const byBytes = names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const others = [names.toSorted(), names.toSorted((one, other) => one.localeCompare(other))];
    orders.push(names, byBytes, ...others);
    return Promise.resolve();
  });
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).not.toEqual(orders[0]);
  expect(orders[3]).not.toEqual(orders[0]);
});

test('who hangs up halfway is closing for the program, neither open nor gone', async () => {
  const states: number[] = [];
  const server = webSocketServer((socket) => {
    echo(socket);
    socket.on('ping', () => states.push(...[...clients].map(({ readyState }) => readyState)));
    clients.add(socket);
  });
  const clients = new Set<WebSocket>();
  const verdict = await tryOn(server, async (t) => {
    const witness = await t.connect();
    hangUpHalfway(await t.connect());
    await witness.settled();
  });
  expect(verdict.outcome).toBe('pass');
  expect(states.slice(-2)).toEqual([1, 2]);
});
