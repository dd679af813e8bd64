import type { Inspection, Layer } from '../../grader/box/doctor.ts';
import { wrap } from '../../grader/render/text/width.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCode } from '../exit.ts';
import { programsRun } from '../isolation.ts';
import { problems } from '../problems.ts';
import type { Register } from '../program.ts';

/** `wirebook doctor`: what keeps programs apart on this machine, and how to get what is missing. */
export const doctor: Register = (program, context, ended) => {
  program
    .command('doctor')
    .summary(context.say(text.summary))
    .description(context.say(text.description))
    .option('--workshop <people>', context.say(text.workshop), roomSize)
    .option('--json', context.say(text.json))
    .action(async ({ json, workshop: people }: { json?: true; workshop?: number }) => {
      if (people !== undefined) {
        ended(await examineRoom(people, json === true, context));
        return;
      }
      const { inspect } = await import('../../grader/box/doctor.ts');
      const inspection = await inspect();
      context.stdout.write(
        json ? `${JSON.stringify(inspection, null, 2)}\n` : diagnosis(inspection, context),
      );
      ended(inspection.isolation === 'full' ? exitCode.passed : exitCode.failed);
    });
};

/** Says whether this machine carries a workshop of so many people. */
async function examineRoom(people: number, json: boolean, context: Context): Promise<ExitCode> {
  const { judge, measure } = await import('../doctor/capacity.ts');
  const figures = await measure();
  const judged = judge(figures, people);
  const { roomLines } = await import('../doctor/room.ts');
  context.stdout.write(
    json
      ? `${JSON.stringify({ people, figures, judged }, null, 2)}\n`
      : roomLines(people, figures, judged, context),
  );
  return judged.carries ? exitCode.passed : exitCode.failed;
}

/** As many as a workshop takes. */
function roomSize(value: string): number {
  const people = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (!(people >= 1 && people <= 1000))
    throw problems('option-value-wrong', { flag: '--workshop', value, allowed: '1–1000' });
  return people;
}

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
  workshop: {
    ko: '이 컴퓨터로 이만큼의 사람이 참가하는 워크숍을 열 수 있는지 재어 봅니다',
    en: 'measure whether this machine carries a workshop of so many people',
  },
  json: { ko: 'JSON으로 출력합니다', en: 'print JSON' },
};
