import type { Language } from '../../language.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { Words } from './ko.ts';

export type { Words };

export const words: Readonly<Record<Language, Words>> = { ko, en };
