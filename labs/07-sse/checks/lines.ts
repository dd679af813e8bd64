import { check, type StreamEvent } from '../../../grader/kit/index.ts';
import { arrives, nextArrives, published, subscribed } from './sse.ts';

export const lines = [
  check('lines-kept', {
    title: { ko: '여러 줄을 줄마다 보냅니다', en: 'Lines are kept' },
    promise: {
      ko: '`data`의 줄마다 `data:` 줄을 하나씩 보냅니다. 줄은 `\\r\\n`, `\\n`, `\\r`에서 나뉘고, 빈 줄도 줄입니다.',
      en: 'Every line of `data` goes out as one `data:` line; lines end at `\\r\\n`, `\\n` or `\\r`, and an empty line is one, too.',
    },
    rests: 'HTML Living Standard 9.2.6',
    points: 2,
    async try(t) {
      const listener = await subscribed(t);
      const [one, two, three] = [t.random.text(), t.random.text(), t.random.text()];
      for (const lineBreak of t.random.shuffle(['\n', '\r\n', '\r'])) {
        for (const parts of [
          [one, two, three],
          [one, '', two],
          ['', one],
          [one, ''],
          ['', ''],
        ]) {
          const id = await published(t, { data: parts.join(lineBreak) });
          await arrives(
            listener,
            id,
            { data: parts.join('\n') },
            { causes: linesLost(parts.length), cause: rawBreak },
          );
        }
      }
      await nextArrives(t, listener, { cause: rawBreak });
    },
  }),

  check('text-kept', {
    title: { ko: '내용이 그대로 갑니다', en: 'The text arrives as it is' },
    promise: {
      ko: '줄 안의 글자는 하나도 바뀌지 않습니다. 앞뒤 공백, 쌍점, 한글, 이모지, 빈 내용도 그대로 갑니다.',
      en: 'Within a line not one character changes: white space at the ends, colons, Hangul, emoji and an empty text arrive as they are.',
    },
    rests: 'HTML Living Standard 9.2.6',
    points: 1,
    async try(t) {
      const listener = await subscribed(t);
      const word = t.random.text();
      const texts = [
        '',
        ` ${word} `,
        `:${word}`,
        `id: ${word}`,
        `\t${word}`,
        `${word}\u2028${word}\u0085${word}`,
        `\ufeff${word}`,
      ];
      for (const data of t.random.shuffle(texts)) {
        const id = await published(t, { data });
        await arrives(listener, id, { data }, { causes: textChanged(data), cause: changed });
      }
      await nextArrives(t, listener, { cause: changed });
    },
  }),
];

const linesLost = (count: number) => [
  {
    when: (seen?: StreamEvent) => seen !== undefined && seen.data.split('\n').length > count,
    say: tooManyLines,
  },
  { when: (seen?: StreamEvent) => seen?.data === '' && count > 1, say: rawBreak },
];

const textChanged = (data: string) => [
  { when: (seen?: StreamEvent) => data === '' && seen?.data !== '', say: emptyIsData },
  { when: (seen?: StreamEvent) => seen?.data.includes('\n') === true, say: tooManyLines },
  {
    when: (seen?: StreamEvent) => seen !== undefined && data.startsWith(' ') && seen.data === data.slice(1),
    say: noSpace,
  },
];

const rawBreak = {
  ko: '`data`의 줄바꿈을 그대로 스트림에 쓰면 다음 줄은 `data:`가 없는 줄이 되어 버려지고, 빈 줄에서는 이벤트가 끝나 버립니다. `\\r\\n`, `\\n`, `\\r`에서 나누어 줄마다 `data: `를 붙이세요.',
  en: 'A line break of `data` that is written as it is makes a line without `data:`, which nobody reads, and an empty line ends the event. Split at `\\r\\n`, `\\n` and `\\r`, and begin every line with `data: `.',
};

const tooManyLines = {
  ko: '줄이 아닌 곳에서 나누었습니다. `\\r\\n`은 줄바꿈 하나이고, U+2028이나 U+0085는 이벤트 스트림에서 줄바꿈이 아닙니다. `/\\r\\n|\\n|\\r/`로 나누세요(Python: `splitlines()`는 쓰지 않습니다).',
  en: 'It was split where no line ends: `\\r\\n` is one line break, and U+2028 or U+0085 are none in an event stream. Split at `/\\r\\n|\\n|\\r/` (Python: not with `splitlines()`).',
};

const emptyIsData = {
  ko: '빈 문자열도 `data`입니다. `data:` 줄이 하나도 없는 이벤트는 버려집니다. `if (data)` 같은 조건을 두지 마세요.',
  en: 'An empty string is `data`, too. An event without any `data:` line is thrown away: leave out conditions such as `if (data)`.',
};

const noSpace = {
  ko: '읽는 쪽은 쌍점 뒤의 공백 하나를 지웁니다. `data:` 뒤에 공백을 하나 쓰면 내용의 공백이 남습니다.',
  en: 'Readers drop one space behind the colon. Write one after `data:`, and the spaces of the text stay.',
};

const changed = {
  ko: '내용을 다듬지 마세요. `trim()`도, 다시 쓴 JSON도 내용을 바꿉니다.',
  en: 'Do not tidy the text up: `trim()` changes it, and so does JSON written anew.',
};
