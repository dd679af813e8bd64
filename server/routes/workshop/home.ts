import { z } from 'zod';
import type { FastifyReply } from 'fastify';
import type { App } from '../../app.ts';
import { fault } from '../../schemas/answers.ts';
import * as answers from '../../schemas/workshop.ts';
import { gradebookRequest } from '../../workshop/api.ts';
import { archiveOf } from '../../workshop/home/archive.ts';
import { backupOf } from '../../workshop/home/backup.ts';
import { gradesOf, overview } from '../../workshop/home/grades.ts';
import { reportsOf } from '../../workshop/home/reports.ts';
import { instructors } from '../../workshop/roles.ts';
import { labParams } from '../labs.ts';
import { openedOf, type Parts, tags } from './parts.ts';

/** A file to keep: its content is never shown as a page. */
const file = (type: string) => ({
  description: 'A file to keep',
  content: { [type]: { schema: z.string() } },
});

/** What an instructor takes home: grades, reports, code. */
export function takingHome(app: App, parts: Parts): void {
  app.get(
    '/api/workshop/grades',
    {
      config: { roles: instructors },
      schema: {
        summary: 'Points of all labs, as CSV',
        tags,
        response: { 200: file('text/csv'), 404: fault },
      },
    },
    (_request, reply) => {
      const { board } = openedOf(parts).workshop;
      void download(reply, 'grades.csv', 'text/csv; charset=utf-8').send(overview(board));
    },
  );

  app.post(
    '/api/workshop/labs/:slug/grades',
    {
      config: { roles: instructors },
      schema: {
        summary: 'Grades of a lab for a spreadsheet, Canvas or Moodle',
        tags,
        params: labParams,
        body: gradebookRequest,
        response: { 200: answers.grades, 404: fault },
      },
    },
    async ({ params, body }) => {
      const { members } = openedOf(parts).workshop;
      return gradesOf(members, await parts.labs.find(params.slug), body, parts.gradings);
    },
  );

  app.get(
    '/api/workshop/reports',
    {
      config: { roles: instructors },
      schema: {
        summary: 'All reports, as JSON',
        tags,
        response: { 200: file('application/json'), 404: fault },
      },
    },
    (_request, reply) => {
      const { members, title } = openedOf(parts).workshop;
      const reports = reportsOf(title, members, parts.gradings);
      void download(reply, 'reports.json', 'application/json; charset=utf-8').send(reports);
    },
  );

  app.get(
    '/api/workshop/archive',
    {
      config: { roles: instructors },
      schema: {
        summary: 'Every member’s code, as a ZIP archive',
        tags,
        response: { 200: file('application/zip'), 404: fault },
      },
    },
    (_request, reply) => {
      const { members } = openedOf(parts).workshop;
      void download(reply, 'code.zip', 'application/zip').send(archiveOf(members, parts.solutions));
    },
  );

  app.get(
    '/api/workshop/backup',
    {
      config: { roles: instructors },
      schema: {
        summary: 'All that is on disk, as an SQLite database',
        tags,
        response: { 200: file('application/vnd.sqlite3'), 404: fault },
      },
    },
    async (_request, reply) => {
      openedOf(parts);
      const backup = await backupOf(parts.database);
      return download(reply, 'backup.sqlite', 'application/vnd.sqlite3').send(backup);
    },
  );
}

const download = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="wirebook-${name}"`)
    .type(type)
    .serializer((data: string) => data);
