import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { eventually, testBoxes } from './box.ts';

const box = testBoxes();

describe('what a program may reach', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a host socket stands under the address that was given, also after it was made anew', async () => {
    const socketPath = join(folder, 'lent');
    const serve = (word: string) => createServer((socket: Socket) => socket.end(word)).listen(socketPath);
    const program = await box.start(
      `import { connect } from 'node:net';
       const ask = () => connect(6379, '127.0.0.1')
         .on('data', (data) => console.log(String(data))).on('error', () => undefined)
         .on('close', () => console.log('closed'));
       setInterval(ask, 1000);`,
      { reach: [{ address: 'localhost:6379', socketPath }], virtualTime: true, listens: false },
    );
    let text = '';
    program.onOutput((chunk) => (text += chunk));
    await program.listening;
    const ask = async (): Promise<string> => {
      text = '';
      await program.advance(1000);
      return eventually(() => (text.includes('closed') ? text : undefined));
    };
    expect(await ask()).toBe('closed\n');
    const first = serve('one');
    expect(await ask()).toBe('one\nclosed\n');
    await new Promise((resolve) => first.close(resolve));
    expect(await ask()).toBe('closed\n');
    const second = serve('two');
    expect(await ask()).toBe('two\nclosed\n');
    second.close();
    await program.dispose();
  });
});
