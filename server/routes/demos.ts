import { startDemo } from '../api.ts';
import type { App } from '../app.ts';
import { findProgram } from '../demos/programs.ts';
import type { Limits } from '../limits.ts';
import { withVariables } from '../runs/runnable.ts';
import type { Runs } from '../runs/runs.ts';
import { fault, started } from '../schemas/answers.ts';
import { startsPerMinute } from './common.ts';
import { startedAs } from './runs.ts';

interface Parts {
  readonly runs: Runs;
  readonly limits: Limits;
}

/** The live demos of the lessons talk to programs of this checkout: started here, followed and stopped as any run. */
export function demoRoutes(app: App, { runs, limits }: Parts): void {
  app.post(
    '/api/demos/runs',
    {
      config: { rateLimit: startsPerMinute(limits) },
      schema: {
        summary: 'Run a program of the lessons',
        description: 'An earlier run of the same program ends. What the learner runs in labs goes on.',
        tags: ['runs'],
        body: startDemo,
        response: { 201: started, 400: fault, 404: fault, 429: fault },
      },
    },
    async ({ learner, body }, reply) => {
      const runnable = await findProgram(body.program);
      const run = runs.start(learner, withVariables(runnable, body.variables));
      return reply.code(201).send(startedAs(run));
    },
  );
}
