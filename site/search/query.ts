import { glossary } from './glossary.ts';

/** One thing that is looked for, in the forms that it may take; the first is what was typed. */
export interface Term {
  readonly typed: string;
  readonly forms: readonly Form[];
}

export interface Form {
  readonly pattern: RegExp;
  /** 1 for what was typed, less for what only means the same. */ readonly weight: number;
}

/** Particles and endings that follow a Korean noun: 웹소켓은, 연결에서는, 재연결하려면. */
const particles = (
  '은 는 이 가 을 를 의 에 로 와 과 도 만 란 나 으로 에서 에게 부터 까지 처럼 보다 이란 이나 라는 이라는 마다 에는 ' +
  '에서는 에게서 으로는 으로도 할 한 해 하는 하기 하면 하지 하고 하려면 합니다 입니다 인가요 이란'
).split(' ');

/** Endings of English words; what stands before them is enough to find their relatives. `es` is one after a hiss. */
const endings = 's es e ed d ing ings er ers ion ions ation ations'.split(' ');

/** Words that only hold a question together. */
const fillers = new Set(
  (
    'a an and are at be by can do does for from how i if in is it my of on or per should than that the this to vs ' +
    'what when where which who why with you ' +
    '그리고 뭐 뭔가요 뭐예요 무엇 무엇인가요 방법 법 언제 어디 어떻게 왜 의미 차이점 하나요 하는 하기 것 때 및'
  ).split(' '),
);

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
const squeezed = (word: string): string => word.replaceAll(/[\s\-_./]/g, '');

/** `웹소켓은 어떻게 연결하나요?` -> terms for 웹소켓 and 연결. Empty where nothing was asked. */
export const termsOf = (query: string): readonly Term[] => {
  // A syllable that is still being typed ends in a lone letter: 웹소ㅋ.
  const words = fold(query)
    .replace(/[ㄱ-ㅣ]+$/, '')
    .split(/[\s,;!?"“”‘’`]+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, ''))
    .filter((word) => word !== '');
  const asked = words.filter((word) => !fillers.has(word));
  return joined(asked.length > 0 ? asked : words).map(term);
};

/** `롱 폴링` is one thing in two words, as the glossary knows. */
const joined = (words: readonly string[]): readonly string[] => {
  const result: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [word = '', next = ''] = words.slice(i);
    const both = next && meaningOf(stemsOf(word + next));
    result.push(both ? `${word} ${next}` : word);
    if (both) i += 1;
  }
  return result;
};

/** The word, and what is left of it without its endings; a single syllable stands only where the glossary has it. */
const stemsOf = (word: string): readonly string[] => {
  const hangul = /\p{sc=Hangul}$/u.test(word);
  const stems = (hangul ? particles : endings)
    .filter((ending) => word.endsWith(ending) && (ending !== 'es' || /(?:[sxz]|ch|sh)es$/.test(word)))
    .map((ending) => word.slice(0, -ending.length));
  return [word, ...stems.filter((stem) => stem.length >= (hangul ? 2 : 4) || inGlossary(stem))];
};

const inGlossary = (word: string): boolean => meaningOf([word]) !== undefined;

const meaningOf = (stems: readonly string[]): readonly string[] | undefined =>
  glossary.find((forms) => stems.some((stem) => forms.includes(squeezed(stem))));

const term = (typed: string): Term => {
  const stems = stemsOf(typed);
  const meanings = meaningOf(stems) ?? [];
  return {
    typed,
    forms: [
      { pattern: patternOf(typed), weight: 1 },
      ...stems.slice(1).map((stem) => ({ pattern: patternOf(stem), weight: 0.9 })),
      ...meanings
        .filter((meaning) => !stems.map(squeezed).includes(meaning))
        .map((meaning) => ({ pattern: patternOf(meaning), weight: 0.8 })),
    ],
  };
};

/** Finds the word however it is spaced or hyphenated: 롱폴링 and 롱 폴링, `keepalive` and `keep-alive`. */
export const patternOf = (word: string): RegExp =>
  new RegExp(Array.from(squeezed(word), escaped).join('[\\s\\-_./]?'), 'giu');

const escaped = (letter: string): string => letter.replace(/[$()*+?[\\\]^{|}]/, '\\$&');
