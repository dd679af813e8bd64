import { once } from 'node:events';
import { join } from 'node:path';
import { wrap } from '../../grader/render/text/width.ts';
import type { Companion } from '../../server/index.ts';
import type { Context } from '../context.ts';
import { exitCode } from '../exit.ts';
import { programsRun } from '../isolation.ts';
import { port } from '../options.ts';
import type { Register } from '../program.ts';

interface Options {
  readonly host?: string;
  readonly port?: number;
  readonly data?: string;
}

const root = join(import.meta.dirname, '../..');

/** `wirebook serve`: the companion, until it is told to end. Options go before HOST, PORT and WIREBOOK_DATA. */
export const serve: Register = (program, context, ended) => {
  const { say } = context;
  program
    .command('serve')
    .description(say(text.description))
    .option('--host <address>', say(text.host))
    .option('--port <number>', say(text.port), port('--port'))
    .option('--data <folder>', say(text.data))
    .action(async (options: Options) => {
      const { startCompanion } = await import('../../server/index.ts');
      const companion = await startCompanion(settings(options, process.env));
      context.stdout.write(greeting(companion, context));
      if (!context.signal.aborted) await once(context.signal, 'abort');
      await companion.close();
      ended(exitCode.passed);
    });
};

function settings(options: Options, env: NodeJS.ProcessEnv) {
  const host = options.host ?? env.HOST;
  const number = options.port ?? (env.PORT ? port('PORT')(env.PORT) : undefined);
  return {
    ...(host && { host }),
    ...(number !== undefined && { port: number }),
    dataDir: options.data ?? (env.WIREBOOK_DATA || join(root, '.wirebook')),
    siteDir: join(root, 'dist'),
    ...(env.LOG_LEVEL && { logLevel: env.LOG_LEVEL }),
  };
}

/** The address to open, and what this machine lacks for full isolation. */
function greeting({ url, status }: Companion, { say, stdout }: Context): string {
  const { isolation, missing } = status;
  const lacking = missing.map(({ name, advice }) => `${name}: ${say(advice)}`);
  const lines = [
    `${stdout.paint('bold', 'Wirebook')} ${status.wirebook}`,
    '',
    `${say(text.open)}  ${stdout.paint('cyan', url)}`,
    stdout.paint(isolation === 'full' ? 'dim' : 'yellow', say(programsRun[isolation])),
    ...lacking.flatMap((line) => wrap(`- ${line}`, stdout.columns - 2)),
    stdout.paint('dim', say(text.end)),
  ];
  return `\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}\n`;
}

const text = {
  description: { ko: '도우미 서버를 시작합니다', en: 'start the companion' },
  host: {
    ko: '연결을 받을 주소 (HOST, 기본값 127.0.0.1)',
    en: 'the address to listen on (HOST; default 127.0.0.1)',
  },
  port: { ko: '포트 (PORT, 기본값 4321)', en: 'the port (PORT; default 4321)' },
  data: {
    ko: '데이터를 저장할 폴더 (WIREBOOK_DATA, 기본값 .wirebook)',
    en: 'where to keep data (WIREBOOK_DATA; default .wirebook)',
  },
  open: { ko: '브라우저에서 여세요:', en: 'Open in your browser:' },
  end: { ko: 'Ctrl-C를 누르면 끝납니다.', en: 'Press Ctrl-C to end.' },
};
