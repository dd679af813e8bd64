/** Searching as Korean and English readers type. The texts here are small; tests/e2e/search.spec.ts has the book's. */
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../site/search/excerpt.ts';
import { find } from '../../site/search/index.ts';
import { distanceOf } from '../../site/search/nearest.ts';
import { hits } from '../../site/search/rank.ts';
import { termsOf } from '../../site/search/query.ts';
import type { PageText } from '../../site/search/text.ts';

const page = (title: string, ...texts: string[]): PageText => ({
  kind: 'lesson',
  url: `/${title}/`,
  title,
  about: '',
  topics: [],
  sections: texts.map((text, index) => ({ anchor: `#${index}`, heading: '', text })),
});

/** Whether one word of a query is found in a text. */
const finds = (query: string, text: string): boolean => termsOf(query).every((term) => hits(text, term) > 0);
const titles = (texts: readonly PageText[], query: string): string[] =>
  find(texts, query).pages.map((found) => found.page.title);

describe('a word is found', () => {
  test.each([
    ['before a particle', '웹소켓', '웹소켓은 양방향입니다'],
    ['before another particle', '웹소켓', '연결을 웹소켓으로 바꿉니다'],
    ['inside a compound', '하트비트', '애플리케이션하트비트간격'],
    ['when the query has the particle', '하트비트를', '하트비트 간격'],
    ['when the query ends in a verb', '재연결하려면', '재연결 간격'],
    ['whatever the spacing of the text', '롱폴링', '롱 폴링은 기다립니다'],
    ['whatever the spacing of the query', '롱 폴링', '롱폴링은 기다립니다'],
    ['with a hyphen or without', 'keepalive', 'the keep-alive timer'],
    ['in the language of the field', '웹소켓', 'WebSocket 연결'],
    ['in Hangul', 'handshake', '핸드셰이크는 HTTP입니다'],
    ['in the other spelling', '핸드쉐이크', '핸드셰이크는 HTTP입니다'],
    ['in another number', 'heartbeats', 'a heartbeat interval'],
    ['in another form', 'reconnecting', 'clients reconnect'],
    ['as a single syllable of its own', '핑과 퐁', '핑을 보내면 퐁이 옵니다'],
    ['while its last syllable is being typed', '웹소켓ㅇ', '웹소켓'],
    ['as code', 'send()', 'send() is not delivery'],
    ['with its punctuation', 'Sec-WebSocket-Key', 'the header Sec-WebSocket-Key'],
  ])('%s: %s', (_, query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  test.each([
    ['a syllable that begins another word', '방', '이 방법은 방향이 다릅니다'],
    ['a number inside a number', '101', '1011'],
    ['a word that only begins alike', 'states', 'the status'],
    ['special characters of patterns', 'a.*b', 'axxb'],
  ])('and not %s', (_, query, text) => {
    expect(finds(query, text)).toBe(false);
  });
});

describe('the order', () => {
  test('a title counts more than a mention', () => {
    const texts = [page('연결', '하트비트 하트비트도 있습니다'), page('하트비트', '핑을 보냅니다')];
    expect(titles(texts, '하트비트')).toEqual(['하트비트', '연결']);
  });
  test('a page that explains a thing comes before one that uses it often', () => {
    const texts = [
      page('연결', '종료 코드, 종료 코드, 종료 코드'),
      { ...page('끝', '1000'), topics: ['종료 코드(close code)'] },
    ];
    expect(titles(texts, '종료 코드')).toEqual(['끝', '연결']);
  });
  test.each(['room lab', 'labs about rooms', '방 실습'])(
    'who asks for a lab gets labs first: %s',
    (query) => {
      const texts = [
        page('Rooms', 'the lab of the rooms'),
        { ...page('rooms', 'join'), kind: 'lab' as const },
      ];
      expect(titles(texts, query)[0]).toBe('rooms');
    },
  );
  test('a long page gains nothing by its length', () => {
    const texts = [
      page('a', `jitter ${'and so on '.repeat(50)} jitter`),
      page('b', 'jitter, and jitter again'),
    ];
    expect(titles(texts, 'jitter')[0]).toBe('b');
  });
  test('who asks for two things gets pages with both first', () => {
    const texts = [
      page('a', 'nginx nginx nginx'),
      page('b', 'one nginx, and an idle timeout'),
      page('c', 'idle'),
    ];
    expect(titles(texts, 'nginx idle')[0]).toBe('b');
  });
  test('a rare word says more than a common one', () => {
    const texts = [page('a', 'server jitter'), page('b', 'server server server'), page('c', 'server')];
    expect(titles(texts, 'server jitter')[0]).toBe('a');
  });
  test('words that only hold a question together are left out, unless there is nothing else', () => {
    const texts = [page('a', 'the what of the how is the'), page('b', 'a heartbeat')];
    expect(titles(texts, 'what is a heartbeat')[0]).toBe('b');
    expect(titles([page('Why', 'because')], 'why')).toEqual(['Why']);
  });
});

describe('a slip', () => {
  const texts = [page('a', 'The heartbeat interval, and 하트비트의 간격'), page('b', 'rooms')];
  test.each([
    ['hearbeat', 'heartbeat'],
    ['heartbaet', 'heartbeat'],
    ['하트비드', '하트비트'],
  ])('%s is put right: %s', (query, instead) => {
    const texted = find([page('a', 'The heartbeat of 하트비트의')], query);
    expect(texted.instead).toBe(instead);
    expect(texted.pages).toHaveLength(1);
  });
  test('in two words that grew together is put right, too', () => {
    expect(find([page('a', '지수 백오프는 기다립니다')], '지수벡오프').instead).toBe('지수백오프');
  });
  test('what is near to nothing stays as it is and finds nothing', () => {
    expect(find(texts, 'xylophone')).toMatchObject({ pages: [] });
    expect(find(texts, 'xylophone').instead).toBeUndefined();
  });
  test('distances count letters missing, changed, added and swapped', () => {
    expect(distanceOf('abc', 'abc', 2)).toBe(0);
    expect(distanceOf('abcd', 'acbd', 2)).toBe(1);
    expect(distanceOf('abc', 'axcd', 2)).toBe(2);
    expect(distanceOf('abc', 'xyz', 2)).toBeUndefined();
  });
});

describe('an excerpt', () => {
  const long = `${'먼저 다른 이야기입니다. '.repeat(20)}하트비트를 보내면 퐁이 옵니다. ${'그리고 또 다른 이야기. '.repeat(20)}`;
  test('shows what was found, marked, with what stands around it', () => {
    const pieces = excerpt(long, termsOf('하트비트'));
    expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(['하트비트']);
    expect(pieces.map(({ text }) => text).join('').length).toBeLessThan(170);
  });
  test('is the whole of a short text', () => {
    expect(excerpt('짧은 글', termsOf('하트비트'))).toEqual([{ text: '짧은 글', found: false }]);
  });
});
