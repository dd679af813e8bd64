import { build } from 'esbuild';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import {
  type Boxes,
  type Bundle,
  createBoxes,
  type Program,
  type ProgramOptions,
} from '../../grader/box/index.ts';

/** Boxes for the tests of one file, closed after them. */
export function testBoxes(): {
  start(code: string, options?: ProgramOptions): Promise<Program>;
  readonly boxes: Boxes;
} {
  let boxes: Boxes | undefined;
  const made = (): Boxes => {
    if (boxes === undefined) throw new Error('The boxes are made before the first test.');
    return boxes;
  };
  beforeAll(async () => {
    boxes = await createBoxes();
  });
  afterAll(async () => {
    await boxes?.close();
  });
  return {
    start: async (code, options) => made().start(await bundled(code), options),
    get boxes() {
      return made();
    },
  };
}

/** TypeScript text as the grader would stage it. */
export async function bundled(code: string): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader: 'ts', sourcefile: 'solution.ts' },
    outfile: 'main.mjs',
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    sourcemap: 'external',
    external: ['ws'],
    logLevel: 'silent',
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: text('main.mjs'), map: text('.map'), format: 'module' };
}

/** One GET to a program's server; resolves with status and body. */
export async function get(program: Program, path = '/'): Promise<{ status: number; body: string }> {
  const socket = await program.connect();
  return new Promise((resolve, reject) => {
    const sent = request({ path, createConnection: () => socket, headers: { connection: 'close' } }, answer);
    sent.on('error', reject).end();
    function answer(response: IncomingMessage): void {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', reject);
    }
  });
}

/** Everything that a program prints until it ends. */
export async function outputOf(program: Program): Promise<string> {
  let text = '';
  program.onOutput((chunk) => (text += chunk));
  await program.exited;
  return text;
}

/** Resolves with what `look` returns once that is not undefined; looks again for 5 s at most. */
export async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come about within 5 s.');
}
