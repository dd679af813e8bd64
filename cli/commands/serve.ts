import { once } from 'node:events';
import { join } from 'node:path';
import { Problem } from '../../grader/problem.ts';
import type { CompanionOptions, Opening } from '../../server/index.ts';
import type { Context } from '../context.ts';
import { follow } from '../follow.ts';
import { exitCode } from '../exit.ts';
import { greeting } from '../greeting.ts';
import { days, network, oneOf, port, several, title } from '../options.ts';
import type { Register } from '../program.ts';
import { tlsOf } from '../tls.ts';

interface Options {
  readonly host?: string;
  readonly port?: number;
  readonly data?: string;
  readonly workshop?: string;
  readonly keep?: number;
  readonly follow?: CompanionOptions['follow'];
  readonly name?: readonly string[];
  readonly proxy?: readonly string[];
  readonly cert?: string;
  readonly key?: string;
  readonly allowIsolation?: 'partial' | 'none';
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
    .option('--follow <lab=file>', say(text.follow), several(follow))
    .option('--workshop <title>', say(text.workshop), title)
    .option('--keep <days>', say(text.keep), days('--keep'))
    .option('--name <host>', say(text.name), several(String))
    .option('--proxy <address>', say(text.proxy), several(network('--proxy')))
    .option('--cert <file>', say(text.cert))
    .option('--key <file>', say(text.key))
    .option(
      '--allow-isolation <partial|none>',
      say(text.allowIsolation),
      oneOf('--allow-isolation', ['partial', 'none']),
    )
    .action(async (options: Options) => {
      const { startCompanion } = await import('../../server/index.ts');
      const own = settings(options, process.env);
      let companion = await startCompanion(own);
      for (;;) {
        context.stdout.write(greeting(companion, context));
        const opening = await Promise.race([companion.door?.opened ?? never, interrupted(context)]);
        await companion.close();
        if (!opening) break;
        const { port: same } = companion;
        companion = await startCompanion(asWorkshop(opening, same, options)).catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
          context.stderr.write(`wirebook: ${say(error.localized)}\n`);
          return startCompanion({ ...own, port: same });
        });
      }
      ended(exitCode.passed);
    });
};

const never = new Promise<undefined>(() => undefined);

async function interrupted({ signal }: Context): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** The same companion, as a workshop: at the same port, so that the page that asked for it finds it. */
function asWorkshop(opening: Opening, same: number, options: Options): CompanionOptions {
  const { title: workshop, key: openingKey } = opening;
  const wanted = settings({ ...options, workshop, port: same }, process.env);
  return { ...wanted, workshop: { title: workshop, ...wanted.workshop, openingKey } };
}

function settings(options: Options, env: NodeJS.ProcessEnv): CompanionOptions {
  const host = (options.host ?? env.HOST) || (options.workshop === undefined ? undefined : '0.0.0.0');
  const number = options.port ?? (env.PORT ? port('PORT')(env.PORT) : undefined);
  const { name: names, proxy: proxies, workshop, keep: keepDays, allowIsolation } = options;
  return {
    ...(host && { host }),
    ...(number !== undefined && { port: number }),
    ...(names && { names }),
    ...(proxies && { proxies }),
    ...(options.follow && { follow: options.follow }),
    mayOpen: true,
    ...(workshop !== undefined && {
      workshop: {
        title: workshop,
        ...(keepDays !== undefined && { keepDays }),
        ...(allowIsolation && { allowIsolation: [allowIsolation] }),
      },
    }),
    ...tlsOf(options),
    dataDir: dataFolder(options.data, env),
    siteDir: join(root, 'dist'),
    ...(env.LOG_LEVEL && { logLevel: env.LOG_LEVEL }),
  };
}

/** Where the state is: as the option says, the environment, or in the checkout. */
export const dataFolder = (option: string | undefined, env: NodeJS.ProcessEnv): string =>
  option ?? (env.WIREBOOK_DATA || join(root, '.wirebook'));

const text = {
  description: { ko: '도우미 서버를 시작합니다', en: 'start the companion' },
  host: {
    ko: '연결을 받을 주소 (HOST, 기본값 127.0.0.1, 워크숍에서는 0.0.0.0)',
    en: 'the address to listen on (HOST; default 127.0.0.1, in a workshop 0.0.0.0)',
  },
  port: { ko: '포트 (PORT, 기본값 4321)', en: 'the port (PORT; default 4321)' },
  data: {
    ko: '데이터를 저장할 폴더 (WIREBOOK_DATA, 기본값 .wirebook)',
    en: 'where to keep data (WIREBOOK_DATA; default .wirebook)',
  },
  follow: {
    ko: '내 편집기에서 쓰는 파일을 실습 화면이 따라갑니다. 예: rooms=my.ts (여러 번 쓸 수 있음)',
    en: 'let the page of a lab follow a file that you write in your own editor: rooms=my.ts (may be given several times)',
  },
  workshop: {
    ko: '이 제목의 워크숍을 열거나 이어서 엽니다. 다른 컴퓨터에서도 참가할 수 있습니다',
    en: 'open the workshop of this title, or go on with it; other machines may join',
  },
  keep: {
    ko: '워크숍을 마지막으로 연 날부터 이만큼의 날이 지나면 모두 지웁니다 (기본값 90)',
    en: 'delete all of the workshop so many days after it was last open (default 90)',
  },
  name: {
    ko: '사람들이 이 도우미 서버를 부르는 호스트 이름 (여러 번 쓸 수 있음)',
    en: 'a host name by which people reach this companion (may be given several times)',
  },
  proxy: {
    ko: '다른 컴퓨터에 있는 프록시의 주소나 대역. 그 X-Forwarded-For를 믿습니다 (여러 번 쓸 수 있음)',
    en: 'address or subnet of a proxy on another machine; its X-Forwarded-For is believed (may be given several times)',
  },
  cert: { ko: 'HTTPS 인증서 파일 (PEM)', en: 'certificate for HTTPS (PEM)' },
  key: { ko: '인증서의 개인 키 파일 (PEM)', en: 'private key of the certificate (PEM)' },
  allowIsolation: {
    ko: '격리 수준이 full이 아니어도 워크숍을 엽니다. 참가자의 코드가 이 컴퓨터의 파일에 닿을 수 있습니다',
    en: 'open a workshop without full isolation: what members write may then reach the files of this machine',
  },
};
