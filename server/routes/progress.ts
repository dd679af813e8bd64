import type { App } from '../app.ts';
import { progress } from '../api.ts';
import { fault } from '../schemas/answers.ts';
import type { ProgressStore } from '../state/progress.ts';

const url = '/api/progress';
const tags = ['progress'];

/** How far the learner is: what was read, answered and passed. */
export function progressRoutes(app: App, store: ProgressStore): void {
  app.get(
    url,
    { schema: { summary: 'How far the learner is', tags, response: { 200: progress } } },
    ({ learner }) => store.load(learner),
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
