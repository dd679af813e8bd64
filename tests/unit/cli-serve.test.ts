import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { renderUnicodeCompact } from 'uqr';
import { describe, expect, it } from 'vitest';
import { testFolder, wirebook, type RunOptions } from './cli.ts';

const folder = testFolder();
let number = 0;
/** Every companion keeps its state in a folder of its own. */
const data = () => ({ WIREBOOK_DATA: folder.path(`data-${(number += 1)}`) });

/** Serves until the address has been asked for, then ends it with `signal`. */
async function served(args: readonly string[], env: Record<string, string>, signal: NodeJS.Signals) {
  let status: Promise<number> | undefined;
  const onOutput: RunOptions['onOutput'] = (soFar, kill) => {
    const [url] = /http:\/\/[^/\s]+\/(?=\S*\s)/.exec(soFar) ?? [];
    if (!url || status) return;
    status = fetch(`${url}api/status`).then((answer) => answer.status);
    void status.finally(() => kill(signal));
  };
  const ran = await wirebook(['serve', ...args], { env: { ...data(), ...env }, onOutput });
  return { ...ran, status: await status };
}

describe('wirebook serve', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints the address, answers there, and %s ends it',
    async (signal) => {
      const ran = await served([], { PORT: '0', LANG: 'en_US.UTF-8' }, signal);
      expect(ran).toMatchObject({ code: 0, status: 200, stderr: '' });
      expect(ran.stdout).toMatch(/Open in your browser: {2}http:\/\/127\.0\.0\.1:\d+\/\n/);
    },
  );

  it('shows once where its owner opens a workshop', async () => {
    const ran = await served([], { PORT: '0', LANG: 'en_US.UTF-8' }, 'SIGTERM');
    expect(
      ran.stdout.match(/To open a workshop \(instructor\): {2}http:\S+\/en\/workshop\/#key=[\w-]{22}\n/g),
    ).toHaveLength(1);
  });

  it.each(['', '  ', 'two\nlines', 'x'.repeat(101)])(
    'refuses a workshop without a title: %j',
    async (title) => {
      const ran = await wirebook(['serve', '--workshop', title, '--port', '0'], {
        env: { ...data(), LANG: 'en_US.UTF-8' },
      });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('a title of up to 100 characters');
    },
  );

  it('says in Korean how well programs are kept apart', async () => {
    const ran = await served(['--port', '0', '--language', 'ko'], { PORT: 'is not looked at' }, 'SIGTERM');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/프로그램[은이] .*격리/);
  });

  it('says what to do where the port is taken: one sentence, exit code 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ran = await wirebook(['serve', '--port', String(port)], {
      env: { ...data(), LANG: 'en_US.UTF-8' },
    });
    other.close();
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(new RegExp(`^wirebook: .*:${port}.*PORT=.*\n$`));
  });

  it('opens a workshop: addresses and keys once, and the same code without keys when it goes on', async () => {
    const kept = data();
    const first = await served(
      ['--workshop', 'Evening', '--host', '127.0.0.1'],
      { ...kept, PORT: '0' },
      'SIGTERM',
    );
    const [, code = ''] = /#join=([A-Z0-9]{3}-[A-Z0-9]{3})\n/.exec(first.stdout) ?? [];
    expect(first).toMatchObject({ code: 0, status: 200 });
    const [link = ''] = /http:\S+#join=\S+/.exec(first.stdout) ?? [];
    for (const line of renderUnicodeCompact(link).split('\n')) expect(first.stdout).toContain(line);
    expect(first.stdout.match(/#key=[\w-]{22}/g)).toHaveLength(3);
    const again = await served(
      ['--workshop', 'Evening', '--host', '127.0.0.1'],
      { ...kept, PORT: '0' },
      'SIGTERM',
    );
    expect(again.stdout).toContain(`#join=${code}`);
    expect(again.stdout).not.toContain('#key=');
  });

  it('serves others in a workshop alone, and says how to open one', async () => {
    const ran = await wirebook(['serve', '--host', '0.0.0.0', '--port', '0'], {
      env: { ...data(), LANG: 'en_US.UTF-8' },
    });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('serve --workshop');
  });

  it('wants both halves of a certificate', async () => {
    const ran = await wirebook(['serve', '--cert', 'x.pem'], { env: { ...data(), LANG: 'en_US.UTF-8' } });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('--key') as string });
  });

  it('refuses a PORT that is none, and names it', async () => {
    const ran = await wirebook(['serve'], { env: { ...data(), PORT: '80 80' } });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('80 80') as string });
  });
});
