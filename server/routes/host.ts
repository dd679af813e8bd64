import type { App } from '../app.ts';
import { hostAction } from '../host.ts';
import { problems } from '../problems.ts';
import type { PlayedServer } from '../runs/host/host.ts';
import type { Run } from '../runs/run.ts';
import type { Runs } from '../runs/runs.ts';
import { fault, host } from '../schemas/answers.ts';
import { idParams } from './labs.ts';

const tags = ['play'];

/** The server that a client lab's program talks to, in the learner's hands. */
export function hostRoutes(app: App, { runs }: { readonly runs: Runs }): void {
  app.get(
    '/api/runs/:id/server',
    {
      schema: {
        summary: 'The server that a client talks to',
        tags,
        params: idParams,
        response: { 200: host, 400: fault, 404: fault },
      },
    },
    ({ params, learner }) => serverOf(runs.find(params.id, learner)).described,
  );

  app.post(
    '/api/runs/:id/server',
    {
      schema: {
        summary: 'Let that server say or do something',
        description: 'To every connection that is open. Answered with how it stands then.',
        tags,
        params: idParams,
        body: hostAction,
        response: { 200: host, 400: fault, 404: fault },
      },
    },
    async ({ params, learner, body }) => {
      const run = runs.find(params.id, learner);
      const server = serverOf(run);
      run.touch();
      await server.do(body);
      return server.described;
    },
  );
}

/** @throws Problem `run-is-server` */
function serverOf({ server }: Run): PlayedServer {
  if (!server) throw problems('run-is-server');
  return server;
}
