import type { App } from '../app.ts';
import { progress } from '../api.ts';
import { fault } from '../schemas/answers.ts';
import type { ProgressStore } from '../state/progress.ts';
import { everybody, learners } from '../workshop/roles.ts';
import { nothing } from './common.ts';

const url = '/api/progress';
const tags = ['progress'];

/** How far the learner is: what was read, answered and passed. */
export function progressRoutes(app: App, store: ProgressStore): void {
  app.get(
    url,
    {
      // Every page asks, whoever reads it.
      config: { roles: everybody },
      schema: { summary: 'How far the learner is', tags, response: { 200: progress, 204: nothing } },
    },
    async ({ learner, standing }, reply) =>
      learners.includes(standing) ? store.load(learner) : reply.code(204).send(null),
  );

  app.put(
    url,
    {
      schema: {
        summary: 'Merge what is newer into the progress',
        tags,
        body: progress,
        response: { 200: progress, 400: fault },
      },
    },
    ({ learner, body }) => store.merge(learner, body),
  );
}
