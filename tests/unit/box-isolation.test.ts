import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createBoxes } from '../../grader/box/index.ts';
import { proc } from '../../grader/box/proc.ts';
import { eventually, get, outputOf, testBoxes } from './box.ts';

const box = testBoxes();

/** All processes below this one, with when they began: a number may be given out anew. */
function descendants(
  pid: number,
): readonly { readonly pid: number; readonly startTime: string | undefined }[] {
  return childrenOf(pid).flatMap((child) => [
    { pid: child, startTime: proc.startTime(child) },
    ...descendants(child),
  ]);
}

function childrenOf(parent: number): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => proc.status(pid, 'PPid') === String(parent));
}

const gone = (processes: ReturnType<typeof descendants>): true | undefined =>
  processes.every(({ pid, startTime }) => proc.startTime(pid) !== startTime) || undefined;

const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

interface Place {
  /** What the process runs in. */ readonly prefix?: readonly string[];
  /** Where it finds the checkout. */ readonly at?: string;
}

/** A process of its own that makes boxes; with what it prints, up to `done`. */
async function maker(code: string, { prefix = [], at = checkout }: Place = {}) {
  const script = `
    import { createBoxes } from '${at}/grader/box/index.ts';
    const boxes = await createBoxes({ warm: 2 });
    const start = (code) => boxes.start({ code });
    ${code}`;
  const node = process.execPath.replace(checkout, at);
  const [file, ...args] = [...prefix, node, '--input-type=module-typescript', '-e', script];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === 'done') break;
  }
  return { child, lines };
}

describe('on this machine', () => {
  test('the box is whole', () => {
    expect({ isolation: box.boxes.isolation, missing: box.boxes.missing }).toEqual({
      isolation: 'full',
      missing: [],
    });
  });

  test('a program sees only its own processes, no files of ours and no network but loopback', async () => {
    const program = await box.boxes.start({
      code: `
        const { readdirSync } = require('node:fs');
        const os = require('node:os');
        const said = (look) => { try { return look(); } catch (error) { return error.code; } };
        console.log(JSON.stringify({
          pid: process.pid,
          home: said(() => readdirSync('/home')),
          root: said(() => readdirSync('/')),
          box: said(() => readdirSync('/box').sort()),
          interfaces: said(() => os.networkInterfaces()),
          host: os.hostname(),
        }));`,
    });
    expect(JSON.parse(await outputOf(program))).toEqual({
      pid: 2,
      home: 'ERR_ACCESS_DENIED',
      root: 'ERR_ACCESS_DENIED',
      box: ['command.cjs', 'main.cjs', 'ws', 'ws.mjs'],
      interfaces: 'ERR_SYSTEM_ERROR',
      host: 'box',
    });
  });

  test('disposing leaves no process, and may be done twice', async () => {
    const program = await box.boxes.start({
      code: `require('node:http').createServer((_, response) => { for (;;); }).listen(8080);`,
    });
    await program.listening;
    const socket = await program.connect();
    const closed = new Promise((resolve) => socket.resume().on('error', resolve).on('close', resolve));
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await Promise.all([program.dispose(), program.dispose()]);
    expect(await program.exited).toMatchObject({ signal: 'SIGKILL', by: 'stopped' });
    await closed;
  });

  test('closing disposes of everything: programs, warm boxes, files', async () => {
    const { child, lines } = await maker(`
      const program = await start('setInterval(() => undefined, 1000)');
      console.log('wirebook-' + process.pid + '-');
      console.log('done');
      process.once('SIGTERM', () => boxes.close());`);
    const [folder = ''] = lines;
    const held = descendants(child.pid ?? 0);
    expect(held.length).toBeGreaterThanOrEqual(6);
    child.kill('SIGTERM');
    expect(await eventually(() => (child.exitCode === null ? undefined : child.exitCode))).toBe(0);
    expect(await eventually(() => gone(held))).toBe(true);
    expect(readdirSync('/tmp').filter((name) => name.startsWith(folder))).toEqual([]);
  });

  test('nothing is left of running, spinning, stopped and warm boxes when their maker is killed', async () => {
    const { child, lines } = await maker(`
      await start('setInterval(() => undefined, 1000)');
      await start('for (;;);');
      await start('process.on("SIGTERM", () => undefined); process.kill(process.pid, "SIGSTOP");');
      await new Promise((resolve) => setTimeout(resolve, 500));
      console.log('wirebook-' + process.pid + '-');
      console.log('done');`);
    const [folder = ''] = lines;
    const held = descendants(child.pid ?? 0);
    expect(held.length).toBeGreaterThanOrEqual(12);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await eventually(() => gone(held));

    // Its files go when the next one starts.
    const next = await createBoxes();
    expect(readdirSync('/tmp').filter((name) => name.startsWith(folder))).toEqual([]);
    await next.close();
  });
});

const nobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups', '--'];
const withoutNamespaces = ['bwrap', '--unshare-user', '--disable-userns', '--dev-bind', '/', '/', '--'];
const withoutPowers = ['setpriv', '--bounding-set=-sys_admin', '--'];

/** The checkout in a folder that others may enter, or may not, wherever it really lies. */
const under = (mode: '0755' | '0700'): Place => ({
  prefix: [
    ...['bwrap', '--dev-bind', '/', '/', '--cap-add', 'ALL', '--perms', mode, '--tmpfs', '/mnt'],
    ...['--perms', '0755', '--dir', '/mnt/wirebook', '--bind', checkout, '/mnt/wirebook', '--'],
  ],
  at: '/mnt/wirebook',
});

const within = ({ prefix = [], ...place }: Place, inner: readonly string[]): Place => ({
  ...place,
  prefix: [...prefix, ...inner],
});

describe.runIf(process.getuid?.() === 0)('as others', () => {
  const tell = `
    const program = await start('console.log(process.getuid() === 0 ? "root" : "somebody"); ' +
      'require("node:net").createServer((socket) => socket.end("hello")).listen(8080)');
    program.onOutput((text) => process.stdout.write(text));
    await program.listening;
    const socket = await program.connect();
    for await (const chunk of socket) console.log(String(chunk));
    console.log(JSON.stringify([boxes.isolation, ...boxes.missing]));
    await boxes.close();
    console.log('done');`;

  test.each<[string, Place, string[]]>([
    ['root has the whole box', {}, ['full']],
    ['root has it where the checkout is closed to others', under('0700'), ['full']],
    ['an unprivileged user has it', within(under('0755'), nobody), ['full']],
    [
      'without user namespaces it is partial',
      within(under('0755'), [...nobody, ...withoutNamespaces]),
      ['partial', 'namespaces', 'seccomp'],
    ],
    [
      'for root in a container without powers it is partial',
      within(under('0700'), withoutPowers),
      ['partial', 'namespaces', 'seccomp'],
    ],
  ])('%s, and the program is never root', async (_, place, isolation) => {
    const { child, lines } = await maker(tell, place);
    expect(lines).toEqual(['somebody', 'hello', JSON.stringify(isolation), 'done']);
    expect(await eventually(() => (child.exitCode === null ? undefined : child.exitCode))).toBe(0);
  });

  test('in a partial box too nothing is left when the maker is killed', async () => {
    const { child } = await maker(`await start('for (;;);'); console.log('done');`, {
      prefix: withoutPowers,
    });
    const held = descendants(child.pid ?? 0);
    expect(held.length).toBeGreaterThanOrEqual(2);
    child.kill('SIGKILL');
    await eventually(() => gone(held));
  });
});

test('files are only read where the program may read them', async () => {
  expect(existsSync('/etc/passwd')).toBe(true);
  const program = await box.boxes.start({
    code: `
      const { DatabaseSync } = require('node:sqlite');
      require('node:http').createServer((_, response) => {
        try {
          const database = new DatabaseSync('/etc/passwd');
          response.end('opened ' + JSON.stringify(database.prepare('select 1').all()));
        } catch (error) { response.end('refused'); }
      }).listen(8080);`,
  });
  await program.listening;
  expect((await get(program)).body).toBe('refused');
  await program.dispose();
});
