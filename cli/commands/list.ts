import type { Lab } from '../../grader/lab.ts';
import { exitCode } from '../exit.ts';
import type { Register } from '../program.ts';
import { displayWidth, padEnd } from '../../grader/render/text/width.ts';
import type { Context } from '../context.ts';

const text = {
  description: { ko: '실습 목록을 봅니다', en: 'list the labs' },
  json: { ko: 'JSON으로 출력합니다', en: 'print JSON' },
};

/** `wirebook list`: number, slug and title of every lab. */
export const list: Register = (program, context, ended) => {
  program
    .command('list')
    .description(context.say(text.description))
    .option('--json', context.say(text.json))
    .action(async ({ json }: { json?: true }) => {
      const { findLabs } = await import('../../grader/index.ts');
      const labs = await findLabs();
      context.stdout.write(json ? `${JSON.stringify(labs.map(described), null, 2)}\n` : table(labs, context));
      ended(exitCode.passed);
    });
};

const described = ({ number, slug, folder, title, summary, tags }: Lab) => ({
  number,
  slug,
  folder,
  title,
  summary,
  tags,
});

function table(labs: readonly Lab[], { say, stdout }: Context): string {
  const width = Math.max(...labs.map((lab) => displayWidth(lab.slug)));
  const rows = labs.map(
    ({ number, slug, title }) =>
      `  ${stdout.paint('dim', number)}  ${stdout.paint('cyan', padEnd(slug, width))}  ${say(title)}\n`,
  );
  return rows.join('');
}
