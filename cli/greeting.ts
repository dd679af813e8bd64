import { renderUnicodeCompact } from 'uqr';
import { wrap } from '../grader/render/text/width.ts';
import type { Companion } from '../server/index.ts';
import { reachable } from '../server/reachable.ts';
import type { Context } from './context.ts';
import { programsRun } from './isolation.ts';

/** What a companion says when it is ready: the address to open, the workshop's links, and what this machine lacks. */
export function greeting(companion: Companion, context: Context): string {
  const { say, stdout } = context;
  const { url, status } = companion;
  const { isolation, missing } = status;
  const lacking = missing.map(({ name, advice }) => `${name}: ${say(advice)}`);
  const lines = [
    `${stdout.paint('bold', 'Wirebook')} ${status.wirebook}`,
    '',
    ...(companion.workshop
      ? workshopLines(companion, companion.workshop, context)
      : [
          `${say(text.open)}  ${stdout.paint('cyan', url)}`,
          ...followedLines(companion, context),
          ...doorLines(companion, context),
        ]),
    stdout.paint(isolation === 'full' ? 'dim' : 'yellow', say(programsRun[isolation])),
    ...lacking.flatMap((line) => wrap(`- ${line}`, stdout.columns - 2)),
    stdout.paint('dim', say(text.end)),
  ];
  return `\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}\n`;
}

const followedLines = ({ url, followed }: Companion, { say, stdout }: Context): readonly string[] =>
  followed.map((slug) => {
    const page = `${url}${say({ ko: 'ko', en: 'en' })}/labs/${slug}/`;
    return `${say(text.followed)}  ${stdout.paint('cyan', page)}`;
  });

const doorLines = ({ url, door }: Companion, { say, stdout }: Context): readonly string[] =>
  door
    ? [
        `${say(text.door)}  ${stdout.paint('dim', `${url}${say({ ko: 'ko', en: 'en' })}/workshop/#key=${door.key}`)}`,
      ]
    : [];

function workshopLines(
  { url }: Companion,
  { code, keys }: NonNullable<Companion['workshop']>,
  { say, stdout }: Context,
): readonly string[] {
  const page = `${reachable(url)}${say({ ko: 'ko', en: 'en' })}/workshop/`;
  const join = `${page}#join=${code}`;
  const roles = [
    [text.instructor, keys?.instructor],
    [text.assistant, keys?.assistant],
    [text.projector, keys?.projector],
  ] as const;
  return [
    `${say(text.join)}  ${stdout.paint('cyan', join)}`,
    `${say(text.code)}  ${stdout.paint('bold', code)}`,
    ...renderUnicodeCompact(join).split('\n'),
    '',
    ...(keys
      ? [
          say(text.keysOnce),
          ...roles.map(
            ([role, key]) => `  ${say(role)}  ${stdout.paint('cyan', `${page}#key=${key ?? ''}`)}`,
          ),
        ]
      : [say(text.keysKnown)]),
    '',
  ];
}

const text = {
  open: { ko: '브라우저에서 여세요:', en: 'Open in your browser:' },
  followed: { ko: '내 편집기의 파일을 따라가는 실습:', en: 'Follows your own editor:' },
  door: { ko: '워크숍을 여는 주소(강사만):', en: 'To open a workshop (instructor):' },
  end: { ko: 'Ctrl-C를 누르면 끝납니다.', en: 'Press Ctrl-C to end.' },
  join: { ko: '참가자가 여는 주소:', en: 'Members open:' },
  code: { ko: '참가 코드:', en: 'Join code:' },
  keysOnce: {
    ko: '아래 주소는 지금 한 번만 출력됩니다. 저장해 두고, 본인에게만 주세요.',
    en: 'These addresses are shown this once. Keep them, and give each only to whom it is for:',
  },
  keysKnown: {
    ko: '이 워크숍의 키는 처음 열 때 출력되었습니다. 그때 저장한 주소로 들어가세요.',
    en: 'The keys of this workshop were shown when it was first opened. Use the addresses kept from then.',
  },
  instructor: { ko: '강사:', en: 'Instructor:' },
  assistant: { ko: '보조 강사:', en: 'Assistant:' },
  projector: { ko: '빔 프로젝터:', en: 'Projector:' },
};
