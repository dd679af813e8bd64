import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SocketFolder } from '../../grader/box/socket-folder.ts';

describe('the folder of a box’s sockets', () => {
  const root = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
  const inBox = join(root, 'sockets');
  const host = join(root, 'host');
  mkdirSync(inBox);
  mkdirSync(host);
  const folder = new SocketFolder(inBox);
  const servers: Server[] = [];

  const serve = (path: string, word: string): Promise<void> =>
    new Promise((resolve) => {
      servers.push(createServer((socket) => socket.end(word)).listen(path, resolve));
    });
  const read = async (name: string): Promise<string> => {
    let text = '';
    for await (const chunk of await folder.connect(name)) text += String(chunk);
    return text;
  };

  beforeAll(async () => {
    await serve(join(inBox, '8080'), 'program');
    await serve(join(host, 'secret'), 'host');
  });
  afterAll(() => {
    folder.close();
    servers.forEach((server) => server.close());
    rmSync(root, { recursive: true });
  });

  test('leads to the program', async () => {
    expect(await read('8080')).toBe('program');
  });

  test.each<[string, (path: string) => void]>([
    ['a link to a socket of the host', (path) => symlinkSync(join(host, 'secret'), path)],
    ['a link to a file', (path) => symlinkSync('/etc/passwd', path)],
    ['a file', (path) => writeFileSync(path, 'text')],
    ['a folder', (path) => mkdirSync(path)],
    ['a pipe that would block whoever opens it', (path) => execFileSync('mkfifo', [path])],
    ['nothing', () => undefined],
  ])('refuses %s', async (what, put) => {
    const name = String(7000 + what.length);
    put(join(inBox, name));
    expect(folder.has(name)).toBe(false);
    await expect(folder.connect(name)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('stays the folder that it was when a link takes its place', async () => {
    renameSync(inBox, join(root, 'moved'));
    symlinkSync(host, inBox);
    expect(folder.has('secret')).toBe(false);
    expect(await read('8080')).toBe('program');
  });

  test('holds no descriptor after a connection, and none once it is closed', async () => {
    const open = (): number => readdirSync('/proc/self/fd').length;
    const before = open();
    for (let n = 0; n < 50; n += 1) await read('8080');
    await expect.poll(open).toBeLessThanOrEqual(before + 2);
    const other = new SocketFolder(host);
    other.close();
    await expect(other.connect('secret')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
