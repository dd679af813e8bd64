/** The code of the heartbeat lesson runs, and does what the lesson says of it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { watched } from '../../content/samples/heartbeat/browser.ts';
import { closeSamples, hasFastapi, startSample, talk } from './content-samples.ts';
import type { Sample, Talk } from './content-samples.ts';

afterEach(closeSamples);

const quick = { HEARTBEAT_INTERVAL_MS: '300', HEARTBEAT_TIMEOUT_MS: '200' };
const silent = { autoPong: false };

const inBoth = (name: string, promise: (sample: Sample) => Promise<void>, sample: string): void => {
  test(`${name} (TypeScript)`, async () => promise(await startSample(`${sample}.ts`, quick)));
  test.runIf(hasFastapi)(`${name} (FastAPI)`, async () => promise(await startSample(`${sample}.py`, quick)));
};

const pinged = async ({ socket }: Talk, times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn += 1) await once(socket, 'ping');
};

describe('ping', () => {
  inBoth(
    'pings again and again, and hears the pongs',
    async (sample) => {
      await pinged(await talk(sample, '/ws'), 2);
      await expect.poll(sample.output, { timeout: 5000 }).toContain('still there');
    },
    'heartbeat/ping',
  );
});

describe('timeout', () => {
  inBoth(
    'closes who does not pong with 1001, and leaves who does alone',
    async (sample) => {
      const dead = await talk(sample, '/ws', silent);
      const alive = await talk(sample, '/ws');
      expect(await dead.closed).toEqual({ code: 1001, reason: 'no pong' });
      await pinged(alive, 2);
      expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    },
    'heartbeat/timeout',
  );
  inBoth(
    'cuts who does not even answer the close',
    async ({ address }) => {
      if (!('port' in address)) throw new Error('It listens on a port.');
      const socket = connect({ ...address, allowHalfOpen: true });
      socket.write(
        'GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      socket.resume();
      await once(socket, 'end');
      socket.destroy();
    },
    'heartbeat/timeout',
  );
});

describe('application', () => {
  inBoth(
    'answers the message of a page that asks',
    async (sample) => {
      const client = await talk(sample, '/ws');
      client.socket.send('{"type":"ping"}');
      expect(await client.next()).toEqual({ text: '{"type":"pong"}' });
    },
    'heartbeat/application',
  );
});

describe('browser', () => {
  const events = (socket: WebSocket): Promise<string> =>
    Promise.race(['lost', 'close'].map((name) => once(socket, name).then(() => name)));

  test('stays while the server answers', async () => {
    const { address } = await startSample('heartbeat/application.ts');
    if (!('port' in address)) throw new Error('It listens on a port.');
    const socket = watched(`ws://127.0.0.1:${address.port}/ws`, 50, 5000);
    await once(socket, 'open');
    for (let answer = 0; answer < 3; answer += 1) await once(socket, 'message');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
    expect(await events(socket)).toBe('close');
  });

  test('knows that a silent server is lost, without waiting for its goodbye', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => {
      for (const client of server.clients) client.terminate();
      server.close();
    });
    await once(server, 'listening');
    server.on('connection', (client) => client.pause());
    const { port } = server.address() as AddressInfo;
    expect(await events(watched(`ws://127.0.0.1:${port}/`, 50, 50))).toBe('lost');
  });
});

describe('pitfall: one timer for everyone', () => {
  /** The dead one comes first, so that the living one's pings follow its own. */
  const deadAndAlive = async (half: string): Promise<readonly [Talk, Talk]> => {
    const sample = await startSample(`heartbeat/pitfalls/one-timer-${half}.ts`);
    return Promise.all([talk(sample, '/ws', silent), talk(sample, '/ws')]);
  };

  test('the pong of the living keeps the dead', async () => {
    const [dead, alive] = await deadAndAlive('wrong');
    await pinged(alive, 4);
    expect(dead.socket.readyState).toBe(dead.socket.OPEN);
  });

  test('with a timer each the dead is found', async () => {
    const [dead] = await deadAndAlive('right');
    expect((await dead.closed).code).toBe(1001);
  });
});

describe('pitfall: hanging up without a word', () => {
  test.each([
    ['wrong', 1006],
    ['right', 1001],
  ])('%s: the client sees %i', async (half, code) => {
    const sample = await startSample(`heartbeat/pitfalls/no-goodbye-${half}.ts`);
    const client = await talk(sample, '/ws', silent);
    expect((await client.closed).code).toBe(code);
  });
});

describe('pitfall: deaf servers take the living for dead', () => {
  const served = async (half: string): Promise<Talk> =>
    talk(await startSample(`heartbeat/pitfalls/deaf-${half}.ts`), '/ws');

  /** More work comes while the server works, so that it is deaf when the pong comes. */
  const deafen = async ({ socket }: Talk): Promise<void> => {
    for (let sent = 0; sent < 3; sent += 1) {
      socket.send('work');
      await delay(300);
    }
  };

  test('a timer that is due beats a pong that is there', async () => {
    const client = await served('wrong');
    // On a busy machine the messages may come too far apart to deafen it: then once more.
    while (client.socket.readyState === client.socket.OPEN) {
      await deafen(client);
      await Promise.race([client.closed, delay(3000)]);
    }
    expect((await client.closed).code).toBe(1001);
  }, 60_000);

  test('who reads before judging keeps the living', async () => {
    const client = await served('right');
    await deafen(client);
    await pinged(client, 3);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  }, 60_000);
});
