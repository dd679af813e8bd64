import { formatNamed, formatNames } from '../destinations.ts';
import { gradebookFile, gradebookNames } from '../grade-all/gradebooks.ts';
import type { GradeAllOptions } from '../grade-all/run.ts';
import { oneOf, several } from '../options.ts';
import { problems } from '../problems.ts';
import type { Register } from '../program.ts';

/** `wirebook grade-all <lab> <folder>`: reports, a summary and gradebooks for a folder of submissions. */
export const gradeAll: Register = (program, context, ended) => {
  const { say } = context;
  const names = gradebookNames.join('|');
  program
    .command('grade-all')
    .description(say(text.description))
    .argument('<lab>', say(text.lab))
    .argument('<folder>', say(text.folder))
    .option('--reports <folder>', say(text.reports))
    .option('--also <format>', `${say(text.also)}: ${formatNames.join(', ')}`, several(format))
    .option(`--gradebook <${names}=path>`, say(text.gradebook), several(gradebookFile))
    .option('--roster <path>', say(text.roster))
    .option('--assignment <name>', say(text.assignment))
    .option('--jobs <number>', say(text.jobs), jobs)
    .option('--seed <seed>', say(text.seed))
    .option('--json', say(text.json))
    .option(
      '--allow-isolation <partial|none>',
      say(text.allow),
      oneOf('--allow-isolation', ['partial', 'none']),
    )
    .action(async (lab: string, folder: string, options: GradeAllOptions) => {
      const { gradeFolder } = await import('../grade-all/run.ts');
      ended(await gradeFolder({ lab, folder, options }, context));
    });
};

const format = (name: string) => formatNamed(name, '--also', formatNames);

function jobs(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256)
    throw problems('option-value-wrong', { flag: '--jobs', value, allowed: '1–256' });
  return number;
}

const text = {
  description: { ko: '폴더에 든 제출물을 모두 채점합니다', en: 'grade every submission in a folder' },
  lab: { ko: '실습의 이름, 번호 또는 폴더', en: 'a lab by slug, number or folder' },
  folder: {
    ko: '제출물 폴더. 안에 든 파일이나 폴더 하나가 제출물 하나입니다',
    en: 'the folder of submissions; every file or folder in it is one',
  },
  reports: {
    ko: '보고서를 쓸 폴더. 기본값은 제출물 폴더 옆의 <폴더>.reports입니다',
    en: 'where the reports go; by default beside the folder, as <folder>.reports',
  },
  also: {
    ko: '보고서마다 이 형식으로도 저장합니다. 여러 번 쓸 수 있습니다',
    en: 'write each report in this format, too; may be given several times',
  },
  gradebook: {
    ko: '성적표를 저장합니다. 여러 번 쓸 수 있습니다',
    en: 'write a gradebook; may be given several times',
  },
  roster: {
    ko: '명단: Canvas나 Moodle에서 내보낸 CSV',
    en: 'who is in the course: the CSV exported from Canvas or Moodle',
  },
  assignment: {
    ko: '성적표에서 쓸 과제 이름. 기본값은 실습의 제목입니다',
    en: 'what the grade is called in the gradebook; by default the lab’s title',
  },
  jobs: {
    ko: '동시에 채점할 개수. 기본값은 코어마다 둘입니다',
    en: 'how many are graded at once; by default two for each core',
  },
  seed: {
    ko: '무작위 값의 시드. 모든 제출물이 같은 값으로 채점됩니다',
    en: 'where all chance comes from; it is the same for every submission',
  },
  json: { ko: '요약을 JSON으로 출력합니다', en: 'print the summary as JSON' },
  allow: {
    ko: '완전히 격리되지 않은 채로 남의 코드를 실행하도록 허락합니다',
    en: 'let other people’s code run with less than full isolation',
  },
};
