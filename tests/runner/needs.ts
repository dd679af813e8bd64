import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Localized } from '../../grader/report.ts';
import { findChromium } from '../e2e/chromium.ts';
import { findProgram } from './programs.ts';

/** Something of the system that npm cannot bring. */
export interface Need {
  readonly name: string;
  /** Debian's packages for it. */
  readonly packages: readonly string[];
  /** What does not run without it. */
  readonly without: Localized;
  present(): Promise<boolean>;
}

const answers = async (program: string, ...args: string[]): Promise<boolean> => {
  try {
    await promisify(execFile)(program, args, { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
};

const found =
  (...programs: readonly string[]) =>
  (): Promise<boolean> =>
    Promise.resolve(programs.every((program) => findProgram(program) !== undefined));

export const chromium: Need = {
  name: 'Chromium',
  packages: ['chromium'],
  without: { ko: '브라우저 테스트(e2e)', en: 'the browser tests (e2e)' },
  present: () => Promise.resolve(findChromium() !== undefined),
};

export const bubblewrap: Need = {
  name: 'bubblewrap',
  packages: ['bubblewrap'],
  without: {
    ko: '상자의 테스트(unit, labs)와 격리 수준 full이 필요한 테스트',
    en: 'the tests of the box (unit, labs) and all that want isolation `full`',
  },
  present: found('bwrap'),
};

export const tshark: Need = {
  name: 'tshark',
  packages: ['tshark'],
  without: { ko: '캡처 파일로 내보내기의 테스트(unit)', en: 'the test of exported captures (unit)' },
  present: found('tshark'),
};

export const nginx: Need = {
  name: 'nginx',
  packages: ['nginx-light', 'openssl'],
  without: {
    ko: 'nginx 뒤의 워크숍과 HTTPS의 테스트(server)',
    en: 'the tests of a workshop behind nginx, and by HTTPS (server)',
  },
  present: found('nginx', 'openssl'),
};

export const caddy: Need = {
  name: 'Caddy',
  packages: ['caddy', 'openssl'],
  without: {
    ko: 'Caddy 뒤의 워크숍 테스트(server)',
    en: 'the test of a workshop behind Caddy (server)',
  },
  present: found('caddy', 'openssl'),
};

/** Debian's own Python: another one that comes first in PATH does not know Debian's packages. */
export const fastapi: Need = {
  name: 'FastAPI',
  packages: ['python3-fastapi', 'python3-uvicorn', 'python3-websockets'],
  without: {
    ko: 'FastAPI 예제와 풀이의 테스트(unit, labs)',
    en: 'the tests of the FastAPI samples and solutions',
  },
  present: () => answers('/usr/bin/python3', '-c', 'import fastapi, uvicorn, websockets'),
};

/** The engine of the Autobahn testsuite, for its cases of conformance. */
export const autobahn: Need = {
  name: 'Autobahn',
  packages: ['python3-autobahn', 'python3-websockets'],
  without: {
    ko: 'WebSocket 적합성 검사(labs)',
    en: 'the cases of WebSocket conformance (labs)',
  },
  present: () => answers('/usr/bin/python3', '-c', 'import autobahn.asyncio, websockets'),
};

const gorillaSource = '/usr/share/gocode/src/github.com/gorilla/websocket';

export const gorilla: Need = {
  name: 'Go, gorilla/websocket',
  packages: ['golang-go', 'golang-github-gorilla-websocket-dev'],
  without: { ko: 'Go로 쓴 풀이의 테스트(labs)', en: 'the test of a solution in Go (labs)' },
  present: () => Promise.resolve(findProgram('go') !== undefined && existsSync(gorillaSource)),
};
