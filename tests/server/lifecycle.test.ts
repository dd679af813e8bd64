import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { startCompanion } from '../../server/index.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { ask } from './http.ts';
import { alive, childrenOf, descendants, spawnCompanion } from './processes.ts';
import { program, run, solutionOf, startRun } from './runs.ts';
import { writeSite } from './site.ts';

/** Programs that do not want to go: one that ignores SIGTERM, one that never listens, one with a client. */
async function busyCompanion() {
  const folder = await temporaryFolder();
  const companion = await spawnCompanion({
    dataDir: join(folder, 'data'),
    siteDir: await writeSite(join(folder, 'site')),
  });
  const { url, child } = companion;
  const stubborn = `process.on('SIGTERM', () => undefined);\nimport { createServer } from 'node:http';\ncreateServer().listen(Number(process.env.PORT));`;
  await run(url, solutionOf(stubborn));
  await startRun(url, solutionOf('setInterval(() => undefined, 1000);'));
  const { url: program_, events } = await run(url, await program('websocket'));
  const socket = new WebSocket(`${program_.replace(/^http/, 'ws')}echo`);
  await once(socket, 'open');
  const pids = descendants(child.pid ?? 0);
  return { child, pids, socket, events };
}

/** What a companion keeps in the folder for temporary files. */
const temporaryOf = async (pid?: number): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`wirebook-${pid}-`));

test('after SIGKILL no process of any program is left', async () => {
  const { child, pids, socket } = await busyCompanion();
  expect(pids.length).toBeGreaterThan(2);
  socket.on('error', () => undefined);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(() => alive(pids), { timeout: 10_000 }).toEqual([]);
});

test('SIGTERM ends streams, connections and programs, and exits with 0', async () => {
  const { child, pids, socket, events } = await busyCompanion();
  const closed = once(socket, 'close');
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit', { signal: AbortSignal.timeout(10_000) })) as [number | null];
  expect(code).toBe(0);
  await closed;
  expect((await events.next('exited')).data.problem?.code).toBe('closing-down');
  await expect.poll(() => alive(pids), { timeout: 5_000 }).toEqual([]);
});

test('SIGTERM ends it in order also where its boxes heard the signal first, as in a terminal they do', async () => {
  const folder = await temporaryFolder();
  const options = { dataDir: join(folder, 'data'), siteDir: await writeSite(join(folder, 'site')) };
  const { child } = await spawnCompanion(options);
  const boxes = childrenOf(child.pid ?? 0);
  expect(boxes.length).toBeGreaterThan(0);
  for (const pid of boxes) process.kill(pid, 'SIGINT');
  await expect.poll(() => alive(boxes), { timeout: 5_000 }).toEqual([]);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit', { signal: AbortSignal.timeout(10_000) })) as [number | null];
  expect(code).toBe(0);
  expect(await temporaryOf(child.pid)).toEqual([]);
});

test('closing leaves no file and no socket behind in the folder for temporary files', async () => {
  const companion = await openCompanion();
  await run(companion.url, await program('http'));
  expect(await temporaryOf(process.pid)).not.toEqual([]);
  await companion.close();
  expect(await temporaryOf(process.pid)).toEqual([]);
});

test('closing twice is closing once, and the port is free again', async () => {
  const companion = await openCompanion();
  await Promise.all([companion.close(), companion.close()]);
  await expect(ask(`${companion.url}api/status`)).rejects.toThrow('ECONNREFUSED');
});

test('a client that keeps its connection open does not keep the companion from closing', async () => {
  const companion = await openCompanion();
  const { events } = await run(companion.url, await program('http'));
  await companion.close();
  expect((await events.next('exited')).data.problem?.code).toBe('closing-down');
});

describe('what keeps a companion from starting is said in words', () => {
  const options = async () => {
    const folder = await temporaryFolder();
    const siteDir = await writeSite(join(folder, 'site'));
    return { port: 0, dataDir: join(folder, 'data'), siteDir, logLevel: 'silent' };
  };

  test('the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expect(startCompanion({ ...(await options()), port })).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
    });
  });

  test('the address is not of this machine', async () => {
    const refused = startCompanion({
      ...(await options()),
      host: '203.0.113.1',
      workshop: { title: 'Elsewhere' },
    });
    await expect(refused).rejects.toMatchObject({ code: 'address-unusable' });
  });

  test('the log level does not exist', async () => {
    const refused = startCompanion({ ...(await options()), logLevel: 'loud' });
    await expect(refused).rejects.toMatchObject({ code: 'log-level-unknown' });
  });

  test('the site is not built', async () => {
    const siteDir = await temporaryFolder();
    await expect(startCompanion({ ...(await options()), siteDir })).rejects.toMatchObject({
      code: 'site-missing',
    });
  });

  test('the data is in use by another companion, which goes on unharmed', async () => {
    const dataDir = await temporaryFolder();
    const { url } = await openCompanion({ dataDir });
    await expect(startCompanion({ ...(await options()), dataDir })).rejects.toMatchObject({
      code: 'data-in-use',
    });
    expect((await ask(`${url}api/labs/echo/solution`)).status).toBe(200);
  });

  test('there is a file where the data should go', async () => {
    const file = join(await temporaryFolder(), 'data');
    await writeFile(file, '');
    const refused = startCompanion({ ...(await options()), dataDir: file });
    await expect(refused).rejects.toMatchObject({ code: 'data-unwritable' });
  });

  test('the data is no database', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    await mkdir(dataDir);
    await writeFile(
      join(dataDir, 'wirebook.sqlite'),
      'not a database, and longer than a header of one. '.repeat(50),
    );
    await expect(startCompanion({ ...(await options()), dataDir })).rejects.toMatchObject({
      code: 'data-unwritable',
    });
  });

  test('what was opened before the failure is closed: nothing keeps the process alive', async () => {
    const before = descendants(process.pid);
    const siteDir = await temporaryFolder();
    await expect(startCompanion({ ...(await options()), siteDir })).rejects.toThrow();
    const fresh = descendants(process.pid).filter((pid) => !before.includes(pid));
    await expect.poll(() => alive(fresh)).toEqual([]);
  });
});
