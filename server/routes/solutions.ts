import type { Lab } from '../../grader/lab.ts';
import type { Activity } from '../activity.ts';
import type { App } from '../app.ts';
import { type Conflict, type SavedSolution, saveSolution } from '../api.ts';
import { faultOf } from '../faults.ts';
import { problems } from '../problems.ts';
import { conflict, fault, savedSolution } from '../schemas/answers.ts';
import type { Saved, SolutionStore } from '../state/solutions.ts';
import { labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly store: SolutionStore;
  readonly activity: Activity;
}

const tags = ['solutions'];
const answers = { 200: savedSolution, 404: fault };

/** What learners have written; saved means on disk. */
export function solutionRoutes(app: App, { labs, store, activity }: Parts): void {
  const url = '/api/labs/:slug/solution';

  app.get(
    url,
    { schema: { summary: 'The saved solution, or the starter', tags, params: labParams, response: answers } },
    async ({ params, learner }) => {
      const lab = await labs.find(params.slug);
      return withStarter(labs, lab, await store.load(learner, lab.slug));
    },
  );

  app.put(
    url,
    {
      config: { work: true },
      schema: {
        summary: 'Save a solution',
        tags,
        params: labParams,
        body: saveSolution,
        response: { ...answers, 409: conflict },
      },
    },
    async ({ params, learner, body }, reply) => {
      const lab = await labs.find(params.slug);
      const saved = await store.save(learner, lab.slug, body.revision, body.files);
      if (saved) {
        activity.saved(learner, lab.slug, saved.revision, saved.files);
        return withStarter(labs, lab, saved);
      }
      const current = await withStarter(labs, lab, await store.load(learner, lab.slug));
      const answer: Conflict = { ...faultOf(problems('solution-conflict')), current };
      return reply.code(409).send(answer);
    },
  );

  app.delete(
    url,
    {
      config: { work: true },
      schema: { summary: 'Back to the starter', tags, params: labParams, response: answers },
    },
    async ({ params, learner }) => {
      const lab = await labs.find(params.slug);
      const saved = await store.reset(learner, lab.slug);
      activity.saved(learner, lab.slug, saved.revision, saved.files);
      return withStarter(labs, lab, saved);
    },
  );
}

async function withStarter(labs: Labs, lab: Lab, saved: Saved): Promise<SavedSolution> {
  const files = saved.files ?? (await labs.starter(lab)).files;
  return { files: [...files], revision: saved.revision, savedAt: saved.savedAt };
}
