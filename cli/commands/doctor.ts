import type { Inspection, Layer } from '../../grader/box/doctor.ts';
import { wrap } from '../../grader/render/text/width.ts';
import type { Context } from '../context.ts';
import { exitCode } from '../exit.ts';
import { programsRun } from '../isolation.ts';
import type { Register } from '../program.ts';

/** `wirebook doctor`: what keeps programs apart on this machine, and how to get what is missing. */
export const doctor: Register = (program, context, ended) => {
  program
    .command('doctor')
    .summary(context.say(text.summary))
    .description(context.say(text.description))
    .option('--json', context.say(text.json))
    .action(async ({ json }: { json?: true }) => {
      const { inspect } = await import('../../grader/box/doctor.ts');
      const inspection = await inspect();
      context.stdout.write(
        json ? `${JSON.stringify(inspection, null, 2)}\n` : diagnosis(inspection, context),
      );
      ended(inspection.isolation === 'full' ? exitCode.passed : exitCode.failed);
    });
};

function diagnosis({ isolation, layers }: Inspection, context: Context): string {
  const { say, stdout } = context;
  const sum = stdout.paint(isolation === 'full' ? 'green' : 'yellow', say(programsRun[isolation]));
  const lines = [`Node ${process.versions.node} · ${process.platform} ${process.arch}`, sum, ''];
  return `\n${[...lines, ...layers.flatMap((layer) => layerLines(layer, context))].map(indented).join('')}\n`;
}

function layerLines({ name, ok, detail, advice, seen }: Layer, { say, stdout }: Context): string[] {
  const mark = ok ? stdout.paint('green', '✓') : stdout.paint('red', '✗');
  const width = stdout.columns - 4;
  const why = ok
    ? []
    : [...wrap(say(advice), width), ...(seen ? wrap(stdout.paint('dim', seen), width) : [])];
  return [
    `${mark} ${stdout.paint('bold', name)}`,
    ...[...wrap(say(detail), width), ...why].map((line) => `  ${line}`),
  ];
}

const indented = (line: string): string => (line === '' ? '\n' : `  ${line}\n`);

const text = {
  summary: { ko: '이 컴퓨터의 격리 수준을 알려 줍니다', en: 'tell how well this machine isolates programs' },
  description: {
    ko: '이 컴퓨터가 프로그램을 얼마나 격리할 수 있는지, 모자라면 어떻게 갖추는지 알려 줍니다. 완전히 격리할 수 있으면 0, 아니면 1로 끝납니다.',
    en: 'Tell how well this machine isolates programs, and how to get what is missing. Exits with 0 for full isolation, with 1 for less.',
  },
  json: { ko: 'JSON으로 출력합니다', en: 'print JSON' },
};
