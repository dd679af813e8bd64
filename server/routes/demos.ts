import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../../grader/lab.ts';
import type { Solution, Started } from '../api.ts';
import type { App } from '../app.ts';
import type { Limits } from '../limits.ts';
import type { Runs } from '../runs/runs.ts';
import { fault, started } from '../schemas/answers.ts';
import { startsPerMinute } from './common.ts';
import { labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly runs: Runs;
  readonly limits: Limits;
}

/** The live demos of the lessons talk to a lab's reference solution: started here, followed and stopped as any run. */
export function demoRoutes(app: App, { labs, runs, limits }: Parts): void {
  app.post(
    '/api/demos/:slug/runs',
    {
      config: { rateLimit: startsPerMinute(limits) },
      schema: {
        summary: 'Run the reference solution of a lab',
        description: 'An earlier run of the same demo ends. What the learner runs in the lab itself goes on.',
        tags: ['runs'],
        params: labParams,
        response: { 201: started, 404: fault, 429: fault },
      },
    },
    async ({ params, learner }, reply) => {
      const lab = await labs.find(params.slug);
      const { id, url } = runs.start(learner, demoOf(lab), await reference(lab));
      const answer: Started = { id, events: `/api/runs/${id}/events`, url };
      return reply.code(201).send(answer);
    },
  );
}

/** A learner has one run a lab; under a name of its own the demo does not take that place. */
const demoOf = (lab: Lab): Lab => ({ ...lab, slug: `demo-${lab.slug}` });

async function reference(lab: Lab): Promise<Solution> {
  const path = 'solution.ts';
  return { files: [{ path, text: await readFile(join(lab.path, path), 'utf8') }] };
}
