/** Which page explains what, as the tables of another page say. */
import { expect, test } from 'vitest';
import { topicsIn } from '../../site/build/topics.ts';

const table = (...rows: string[]): string => `<table><tbody>${rows.join('')}</tbody></table>`;
const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const link = '<a href="/en/lessons/why/">Why WebSocket</a>';

test('a row that ends in a link says what is explained there', () => {
  const rows = [row('Polling', 'Asks again', link), row('<code>Long</code> polling', 'Waits', ` ${link} `)];
  expect([...topicsIn(table(...rows))]).toEqual([['/en/lessons/why/', ['Polling', 'Long polling']]]);
});

test.each([
  ['ends in more than a link', row('Polling', `See ${link}`)],
  ['begins with a number', row('3', 'Choose', link)],
  ['is nothing but a link', row(link)],
  ['leads out of the book', row('Polling', '<a href="https://www.rfc-editor.org/">RFC 6202</a>')],
  ['waits for its lesson', row('Limits', '<cite>Limits and backpressure</cite>')],
])('a row says nothing of a page when it %s', (_, one) => {
  expect(topicsIn(table(one)).size).toBe(0);
});
