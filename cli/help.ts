import { stripVTControlCharacters } from 'node:util';
import type { HelpConfiguration } from 'commander';
import { displayWidth } from '../grader/render/text/width.ts';
import type { Localized } from '../grader/report.ts';
import type { Context } from './context.ts';

const titles: Readonly<Record<string, Localized>> = {
  'Usage:': { ko: '사용법:', en: 'Usage:' },
  'Arguments:': { ko: '인자:', en: 'Arguments:' },
  'Options:': { ko: '옵션:', en: 'Options:' },
  'Global Options:': { ko: '공통 옵션:', en: 'Global options:' },
  'Commands:': { ko: '명령:', en: 'Commands:' },
};

/** Makes commander's help speak the user's language and know how wide Hangul is. */
export const helpConfiguration = ({ say, stdout }: Context): HelpConfiguration => ({
  showGlobalOptions: true,
  displayWidth: (text) => displayWidth(stripVTControlCharacters(text)),
  styleTitle: (title) => stdout.paint('bold', say(titles[title] ?? { ko: title, en: title })),
  styleSubcommandText: (text) => stdout.paint('cyan', text),
  styleOptionText: (text) => stdout.paint('cyan', text),
  styleArgumentText: (text) => stdout.paint('cyan', text),
});
