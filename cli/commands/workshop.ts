import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inertLine } from '../../grader/render/text/inert.ts';
import type { Database } from '../../server/state/database.ts';
import type { Held } from '../../server/state/removal.ts';
import type { Context } from '../context.ts';
import { unwritable } from '../destinations.ts';
import { exitCode } from '../exit.ts';
import { problems } from '../problems.ts';
import type { Register } from '../program.ts';
import { dataFolder } from './serve.ts';

interface Options {
  readonly data?: string;
  readonly yes?: true;
}

/** `wirebook workshop list|delete|backup`: what workshops have left on disk, while no companion uses it. */
export const workshop: Register = (program, context, ended) => {
  const { say, stdout } = context;
  const group = program.command('workshop').description(say(text.description));
  const act =
    (work: (database: Database, argument: string, options: Options) => Promise<void>) =>
    async (argument: string, options: Options): Promise<void> => {
      const { fileName, openDatabase } = await import('../../server/state/database.ts');
      const folder = dataFolder(options.data, process.env);
      if (!existsSync(join(folder, fileName))) throw problems('data-missing', { path: folder });
      const database = await openDatabase(folder);
      try {
        await work(database, argument, options);
      } finally {
        await database.destroy();
      }
      ended(exitCode.passed);
    };
  const list = act(async (database) => {
    const { workshopsHeld } = await import('../../server/state/removal.ts');
    stdout.write((await workshopsHeld(database)).map((held) => line(held, context)).join(''));
  });
  group
    .command('list')
    .description(say(text.list))
    .option('--data <folder>', say(text.data))
    .action((options: Options) => list('', options));
  group
    .command('delete')
    .description(say(text.delete))
    .argument('<title>', say(text.title))
    .option('--yes', say(text.yes))
    .option('--data <folder>', say(text.data))
    .action(act((database, title, { yes }) => remove(database, title, yes === true, context)));
  group
    .command('backup')
    .description(say(text.backup))
    .argument('<file>', say(text.file))
    .option('--data <folder>', say(text.data))
    .action(act((database, file) => copy(database, file, context)));
};

/** @throws Problem `workshop-unknown`, `delete-unconfirmed` */
async function remove(database: Database, title: string, sure: boolean, context: Context): Promise<void> {
  const { removeWorkshop, workshopsHeld } = await import('../../server/state/removal.ts');
  const held = (await workshopsHeld(database)).filter((one) => one.title === title);
  if (held.length === 0) throw problems('workshop-unknown', { title });
  const people = held.reduce((sum, one) => sum + one.people, 0);
  if (!sure) throw problems('delete-unconfirmed', { title, people: String(people) });
  for (const { id } of held) await removeWorkshop(database, id);
  context.stdout.write(`${context.say(text.deleted(inertLine(title), people))}\n`);
}

/** @throws Problem `output-exists`, `output-unwritable` */
async function copy(database: Database, file: string, { say, stdout }: Context): Promise<void> {
  const path = resolve(file);
  if (existsSync(path)) throw problems('output-exists', { path: file });
  await database.backup(path).catch(unwritable(file));
  stdout.write(`${say(text.copied(file))}\n`);
}

const line = ({ title, beganAt, people, keptUntil }: Held, { say, stdout }: Context): string =>
  `  ${stdout.paint('cyan', inertLine(title))}  ${say(text.people(people))}  ${stdout.paint('dim', `${beganAt.slice(0, 10)}  ${say(text.until(keptUntil.slice(0, 10)))}`)}\n`;

const text = {
  description: {
    ko: '디스크에 남은 워크숍을 보거나 지우거나 백업합니다. 도우미 서버를 끝낸 뒤에 쓰세요',
    en: 'list, delete or back up what workshops have left on disk; end the companion first',
  },
  list: { ko: '남아 있는 워크숍을 봅니다', en: 'list the workshops that are kept' },
  delete: {
    ko: '워크숍 하나와 참가자의 이름, 코드, 보고서, 메시지를 모두 지웁니다',
    en: 'delete a workshop with all names, code, reports and messages of its people',
  },
  backup: {
    ko: '모든 데이터를 파일 하나로 백업합니다. 되돌리려면 데이터 폴더의 wirebook.sqlite 자리에 두세요',
    en: 'copy all data into one file; to restore it, put it in place of wirebook.sqlite in the data folder',
  },
  title: { ko: '워크숍의 제목', en: 'the title of the workshop' },
  file: { ko: '새로 만들 파일', en: 'the file to make' },
  yes: { ko: '정말로 지웁니다. 되돌릴 수 없습니다', en: 'really delete it; there is no way back' },
  data: {
    ko: '데이터가 있는 폴더 (WIREBOOK_DATA, 기본값 .wirebook)',
    en: 'where the data is (WIREBOOK_DATA; default .wirebook)',
  },
  people: (count: number) => ({ ko: `${count}명`, en: count === 1 ? '1 person' : `${count} people` }),
  until: (day: string) => ({ ko: `${day} 뒤에 지워짐`, en: `goes after ${day}` }),
  deleted: (title: string, people: number) => ({
    ko: `‘${title}’와 그 안의 ${people}명의 데이터를 모두 지웠습니다. 따로 만든 백업은 그대로 있습니다.`,
    en: `“${title}” and all data of its ${people} people are gone. Backups that you made are still there.`,
  }),
  copied: (file: string) => ({
    ko: `${file}에 백업했습니다. 이름과 코드가 들어 있으니 잘 보관하세요.`,
    en: `Everything is copied to ${file}. It holds names and code: keep it well.`,
  }),
};
