import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFolder, wirebook } from '../unit/cli.ts';
import { ask } from './http.ts';
import { temporaryFolder } from './companion.ts';
import { certificate, expectWorkshop, name, SecureDoor } from './secure.ts';
import { openRoom } from './workshop.ts';

test('by HTTPS of its own: joining with a cookie for HTTPS alone, the live connection by wss, an event stream', async () => {
  const { cert, key } = await certificate(await temporaryFolder());
  const tls = { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
  const { companion, code } = await openRoom({ names: [name], tls });
  expect(companion.url).toMatch(/^https:/);
  const door = await SecureDoor.at(companion.port, cert);
  await expectWorkshop(door, code);
  // Nothing is served beside it in the clear.
  await expect(ask(`http://127.0.0.1:${companion.port}/healthz`)).rejects.toThrow();
});

describe('--cert and --key', () => {
  const folder = testFolder();
  let [own, other] = [
    { cert: '', key: '' },
    { cert: '', key: '' },
  ];
  beforeAll(async () => {
    [own, other] = [
      await certificate(folder.path('.')),
      await certificate(folder.path('.'), 'other.example'),
    ];
    await writeFile(folder.path('words.pem'), 'not a certificate');
  });

  /** What is said in a language, with exit code 2 and nothing started. */
  const said = async (language: 'ko' | 'en', ...args: string[]) => {
    const ran = await wirebook(['serve', '--workshop', 'T', '--language', language, ...args], {
      env: { WIREBOOK_DATA: folder.path('data'), PORT: '0' },
    });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    return ran.stderr;
  };

  test('want each other', async () => {
    expect(await said('en', '--cert', own.cert)).toContain('give --cert and --key together');
    expect(await said('ko', '--key', own.key)).toContain('--cert와 --key를 함께 주세요');
  });

  test('have to be there, be what they say, and belong together', async () => {
    const missing = join(folder.path('.'), 'missing.key');
    expect(await said('en', '--cert', own.cert, '--key', missing)).toContain(`${missing} (ENOENT)`);
    expect(await said('ko', '--cert', own.cert, '--key', missing)).toContain(
      `${missing}을(를) 읽을 수 없습니다`,
    );
    const words = folder.path('words.pem');
    expect(await said('en', '--cert', words, '--key', own.key)).toContain(`private key in ${words}`);
    expect(await said('ko', '--cert', own.cert, '--key', words)).toContain(`${words}에는 읽을 수 있는 PEM`);
    expect(await said('en', '--cert', own.cert, '--key', other.key)).toContain(
      `not the private key of ${own.cert}`,
    );
    expect(await said('ko', '--cert', own.cert, '--key', other.key)).toContain(
      `${own.cert}의 개인 키가 아닙니다`,
    );
  });
});
