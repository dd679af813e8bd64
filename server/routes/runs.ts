import type { App } from '../app.ts';
import { shareRun, type Sharing, startRun, type Started } from '../api.ts';
import type { Limits } from '../limits.ts';
import type { Run } from '../runs/run.ts';
import { labAt, labRun, placeOf, withVariables } from '../runs/runnable.ts';
import type { Runs } from '../runs/runs.ts';
import { fault, runEvent, sharing, started } from '../schemas/answers.ts';
import { problems } from '../problems.ts';
import { sendEvents } from '../streams/event-stream.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { eventStream, nothing, startsPerMinute } from './common.ts';
import { idParams, labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly runs: Runs;
  readonly limits: Limits;
  /** Knows what people are called. */ readonly workshop: Workshop | undefined;
}

const tags = ['runs'];

/** Runs: started, followed, stopped. What the programs themselves answer is the proxy's. */
export function runRoutes(app: App, parts: Parts): void {
  const { labs, runs, limits } = parts;
  sharingRoutes(app, parts);

  app.post(
    '/api/labs/:slug/runs',
    {
      config: { rateLimit: startsPerMinute(limits), work: true },
      schema: {
        summary: 'Run a solution',
        description: 'An earlier run of the same lab ends.',
        tags,
        params: labParams,
        body: startRun,
        response: { 201: started, 400: fault, 404: fault, 429: fault },
      },
    },
    async ({ params, learner, body }, reply) => {
      const { variables, ...solution } = body;
      const runnable = labRun(await labs.find(params.slug), solution);
      const run = runs.start(learner, withVariables(runnable, variables));
      return reply.code(201).send(startedAs(run));
    },
  );

  app.get(
    '/api/labs/:slug/runs/current',
    {
      schema: {
        summary: 'The run that is alive',
        tags,
        params: labParams,
        response: { 200: started, 204: nothing, 404: fault },
      },
    },
    async ({ params, learner }, reply) => {
      const current = runs.current(learner, placeOf(await labs.find(params.slug)));
      return current ? startedAs(current) : reply.code(204).send(null);
    },
  );

  app.get(
    '/api/runs/:id/events',
    {
      schema: {
        summary: 'Follow a run',
        tags,
        params: idParams,
        response: { 200: eventStream(runEvent), 204: nothing, 404: fault },
      },
    },
    ({ params, learner, raw }, reply) => {
      const { log } = runs.find(params.id, learner);
      reply.hijack();
      sendEvents(log, raw, reply.raw);
    },
  );

  app.delete(
    '/api/runs/:id',
    { schema: { summary: 'Stop a run', tags, params: idParams, response: { 204: nothing, 404: fault } } },
    async ({ params, learner }, reply) => {
      await runs.find(params.id, learner).stop();
      return reply.code(204).send(null);
    },
  );
}

/** Letting classmates talk to a program. */
function sharingRoutes(app: App, { runs, workshop }: Parts): void {
  const url = '/api/runs/:id/shared';
  const of = (run: Run, learner: string): Sharing => ({
    shared: run.guests.shared,
    lab: labAt(run.runnable.place) ?? '',
    owner: workshop?.person(run.learner)?.name ?? '',
    ...(run.learner === learner && { guests: run.guests.present }),
  });

  app.get(
    url,
    {
      schema: {
        summary: 'Whose run it is, and who of their classmates is in',
        tags,
        params: idParams,
        response: { 200: sharing, 404: fault, 410: fault },
      },
    },
    ({ params, learner, standing }) => {
      const run = runs.reach(params.id, { learner, standing });
      if (run.log.ended) throw problems('run-ended');
      return of(run, learner);
    },
  );

  app.put(
    url,
    {
      schema: {
        summary: 'Let classmates talk to the program, or no longer',
        tags,
        params: idParams,
        body: shareRun,
        response: { 200: sharing, 404: fault },
      },
    },
    ({ params, learner, body }) => {
      const run = runs.find(params.id, learner);
      run.guests.share(body.shared);
      return of(run, learner);
    },
  );
}

export const startedAs = ({ id, url }: Run): Started => ({ id, events: `/api/runs/${id}/events`, url });
