import type { Boxes, Lab, LabFinding } from '../../grader/index.ts';
import { wrap } from '../../grader/render/text/width.ts';
import type { Context } from '../context.ts';
import { exitCode } from '../exit.ts';
import type { Register } from '../program.ts';

/** `wirebook check-labs [lab...]`: proves that labs are what CONTRIBUTING.md says a lab is. For authors of labs. */
export const checkLabs: Register = (program, context, ended) => {
  const { say } = context;
  program
    .command('check-labs')
    .summary(say(text.summary))
    .description(say(text.description))
    .argument('[lab...]', say(text.lab))
    .action(async (names: string[]) => {
      const { createBoxes, findLab, findLabs } = await import('../../grader/index.ts');
      const labs =
        names.length > 0 ? await Promise.all(names.map((name) => findLab(name))) : await findLabs();
      const boxes = await createBoxes({ warm: 2 });
      try {
        const proved = await prove(labs, boxes, context);
        ended(proved ? exitCode.passed : exitCode.failed);
      } finally {
        await boxes.close();
      }
    });
};

/** Prints every finding as it comes; true when there is nothing to mend. */
async function prove(labs: readonly Lab[], boxes: Boxes, context: Context): Promise<boolean> {
  const { checkLab } = await import('../../grader/index.ts');
  const { say, signal, stdout } = context;
  let faults = 0;
  for (const lab of labs) {
    stdout.write(`\n  ${stdout.paint('bold', say(lab.title))}  ${stdout.paint('dim', lab.folder)}\n\n`);
    for await (const finding of checkLab(lab, { boxes, signal })) {
      if (!finding.ok) faults += 1;
      stdout.write(line(finding, context));
    }
  }
  const sum = say(faults === 0 ? text.proved : text.faults(faults));
  stdout.write(`\n  ${stdout.paint(faults === 0 ? 'green' : 'red', sum)}\n\n`);
  return faults === 0;
}

function line({ file, ok, say: told }: LabFinding, { say, stdout }: Context): string {
  const mark = ok ? stdout.paint('green', '✓') : stdout.paint('red', '✗');
  const details = wrap(say(told), stdout.columns - 6).map((part) => `      ${stdout.paint('dim', part)}\n`);
  return `  ${mark} ${file}\n${details.join('')}`;
}

const text = {
  summary: { ko: '실습이 제대로 만들어졌는지 확인합니다', en: 'prove that labs are sound' },
  description: {
    ko: '실습이 제대로 만들어졌는지 확인합니다. 두 언어의 글이 갖추어졌는지, 시작 코드는 실패하는지, 모범 풀이와 right/는 통과하는지, wrong/의 실수는 정해진 검사가 잡아내는지 봅니다. 고칠 것이 있으면 1로 끝납니다.',
    en: 'Prove that labs are sound: the texts are there in both languages, the starter fails, the reference and right/ pass, and every mistake in wrong/ is caught by the check meant for it. Exits with 1 where something has to be mended.',
  },
  lab: {
    ko: '실습의 이름, 번호 또는 폴더. 기본값은 모든 실습입니다',
    en: 'labs by slug, number or folder; all by default',
  },
  proved: { ko: '고칠 것이 없습니다.', en: 'Nothing to mend.' },
  faults: (count: number) => ({
    ko: `고칠 것이 ${count}개 있습니다.`,
    en: count === 1 ? 'One thing has to be mended.' : `${count} things have to be mended.`,
  }),
};
