import type { App } from '../app.ts';
import { startGrading, type Started } from '../api.ts';
import type { Grading } from '../gradings/grading.ts';
import type { Gradings } from '../gradings/gradings.ts';
import type { Limits } from '../limits.ts';
import { fault, gradingEvent, started } from '../schemas/answers.ts';
import { report } from '../schemas/report.ts';
import type { GradingStore } from '../state/gradings.ts';
import { sendEvents } from '../streams/event-stream.ts';
import { eventStream, nothing, startsPerMinute } from './common.ts';
import { idParams, labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly gradings: Gradings;
  readonly store: GradingStore;
  readonly limits: Limits;
}

const tags = ['gradings'];

/** Gradings: started, followed, cancelled, and the last report of each lab. */
export function gradingRoutes(app: App, { labs, gradings, store, limits }: Parts): void {
  app.post(
    '/api/labs/:slug/gradings',
    {
      config: { rateLimit: startsPerMinute(limits), work: true },
      schema: {
        summary: 'Grade a solution, or replay one check',
        tags,
        params: labParams,
        body: startGrading,
        response: { 202: started, 404: fault, 429: fault },
      },
    },
    async ({ params, learner, body: { replay, ...solution } }, reply) => {
      const grading = await gradings.start(learner, await labs.find(params.slug), solution, replay);
      return reply.code(202).send(startedAs(grading));
    },
  );

  app.get(
    '/api/labs/:slug/gradings/latest',
    {
      schema: {
        summary: 'The last report of a lab',
        tags,
        params: labParams,
        response: { 200: report, 204: nothing, 404: fault },
      },
    },
    async ({ params, learner }, reply) => {
      const latest = await store.latest(learner, (await labs.find(params.slug)).slug);
      if (latest === undefined) return reply.code(204).send(null);
      return reply
        .type('application/json; charset=utf-8')
        .serializer(String)
        .send(latest as never);
    },
  );

  app.get(
    '/api/labs/:slug/gradings/current',
    {
      schema: {
        summary: 'The grading that is under way',
        tags,
        params: labParams,
        response: { 200: started, 204: nothing, 404: fault },
      },
    },
    async ({ params, learner }, reply) => {
      const current = gradings.current(learner, (await labs.find(params.slug)).slug);
      return current ? startedAs(current) : reply.code(204).send(null);
    },
  );

  app.get(
    '/api/gradings/:id/events',
    {
      schema: {
        summary: 'Follow a grading',
        tags,
        params: idParams,
        response: { 200: eventStream(gradingEvent), 204: nothing, 404: fault },
      },
    },
    async ({ params, learner, raw }, reply) => {
      const log = await gradings.events(params.id, learner);
      reply.hijack();
      sendEvents(log, raw, reply.raw);
    },
  );

  app.delete(
    '/api/gradings/:id',
    {
      schema: { summary: 'Cancel a grading', tags, params: idParams, response: { 204: nothing, 404: fault } },
    },
    async ({ params, learner }, reply) => {
      await gradings.cancel(params.id, learner);
      return reply.code(204).send(null);
    },
  );
}

const startedAs = ({ id }: Grading): Started => ({ id, events: `/api/gradings/${id}/events` });
