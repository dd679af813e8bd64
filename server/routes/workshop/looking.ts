import { z } from 'zod';
import type { App } from '../../app.ts';
import { fault, savedSolution } from '../../schemas/answers.ts';
import { report } from '../../schemas/report.ts';
import * as answers from '../../schemas/workshop.ts';
import { boardReaders, staff } from '../../workshop/roles.ts';
import { nothing } from '../common.ts';
import { openedOf, type Parts, personOf, tags } from './parts.ts';

const memberLab = z.object({ id: z.string(), slug: z.string().describe('Slug of the lab: `echo`') });

/** For everybody's eyes. */
const nameless = <T extends { readonly name: string }>(rows: readonly T[]): readonly T[] =>
  rows.map((row) => ({ ...row, name: '' }));

/** The board, and a look into what one member has done. */
export function looking(app: App, parts: Parts): void {
  app.get(
    '/api/workshop/board',
    {
      config: { roles: boardReaders },
      schema: { summary: 'Where every member stands', tags, response: { 200: answers.board, 404: fault } },
    },
    ({ standing }) => {
      const { rows } = openedOf(parts).workshop.board;
      return { rows: standing === 'projector' ? nameless(rows) : rows };
    },
  );

  app.get(
    '/api/workshop/summary',
    {
      config: { roles: boardReaders },
      schema: {
        summary: 'What the workshop has come to',
        tags,
        response: { 200: answers.summary, 404: fault },
      },
    },
    async ({ standing }) => {
      const summary = await openedOf(parts).workshop.summary();
      return standing === 'projector' ? { ...summary, members: nameless(summary.members) } : summary;
    },
  );

  app.get(
    '/api/workshop/members/:id/labs/:slug/solution',
    {
      config: { roles: staff },
      schema: {
        summary: 'What a member has written',
        tags,
        params: memberLab,
        response: { 200: savedSolution, 404: fault },
      },
    },
    async ({ params }) => {
      const lab = await parts.labs.find(params.slug);
      const saved = await parts.solutions.load(personOf(parts, params.id).id, lab.slug);
      const files = saved.files ?? (await parts.labs.starter(lab)).files;
      return { ...saved, files: [...files] };
    },
  );

  app.get(
    '/api/workshop/members/:id/labs/:slug/report',
    {
      config: { roles: staff },
      schema: {
        summary: 'A member’s last report',
        tags,
        params: memberLab,
        response: { 200: report, 204: nothing, 404: fault },
      },
    },
    async ({ params }, reply) => {
      const { slug } = await parts.labs.find(params.slug);
      const latest = await parts.gradings.latest(personOf(parts, params.id).id, slug);
      if (latest === undefined) return reply.code(204).send(null);
      return reply
        .type('application/json; charset=utf-8')
        .serializer(String)
        .send(latest as never);
    },
  );
}
