import { Readable } from 'node:stream';
import type { GradingStore } from '../../state/gradings.ts';
import type { Person } from '../api.ts';

/**
 * Every report that is kept, as one JSON document `{ title, members: [{ id, name, reports: [...] }] }`, oldest first. A report is
 * half a megabyte: it goes out as the text that it is, one after the other.
 */
export const reportsOf = (title: string, members: readonly Person[], gradings: GradingStore): Readable =>
  Readable.from(documentOf(title, members, gradings));

async function* documentOf(
  title: string,
  members: readonly Person[],
  gradings: GradingStore,
): AsyncGenerator<string, void> {
  yield `{"title":${JSON.stringify(title)},"members":[`;
  for (const [index, { id, name }] of members.entries()) {
    yield `${index > 0 ? ',' : ''}\n{"id":${JSON.stringify(id)},"name":${JSON.stringify(name)},"reports":[`;
    for (const [count, grading] of (await gradings.finished(id)).entries())
      yield `${count > 0 ? ',' : ''}\n${(await gradings.report(grading)) ?? 'null'}`;
    yield ']}';
  }
  yield ']}\n';
}
