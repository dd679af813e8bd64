import { z } from 'zod';
import type { App } from '../app.ts';
import type { Limits } from '../limits.ts';
import { clientAction, connectionAction, openClient, restart, setFaults, signal } from '../play.ts';
import type { Runs } from '../runs/runs.ts';
import { fault, faults, runClient } from '../schemas/answers.ts';
import { nothing, startsPerMinute } from './common.ts';
import { idParams } from './labs.ts';

interface Parts {
  readonly runs: Runs;
  readonly limits: Limits;
}

const tags = ['play'];
const failures = { 400: fault, 404: fault, 410: fault };

/** What can be done to a run from outside: clients of our own, faults of the network, signals. */
export function playRoutes(app: App, parts: Parts): void {
  clientRoutes(app, parts);
  networkRoutes(app, parts);
  processRoutes(app, parts);
}

function clientRoutes(app: App, { runs }: Parts): void {
  app.get(
    '/api/runs/:id/clients',
    {
      schema: {
        summary: "The companion's own clients",
        tags,
        params: idParams,
        response: { 200: z.strictObject({ clients: z.array(runClient) }), 404: fault },
      },
    },
    ({ params, learner }) => ({ clients: [...runs.find(params.id, learner).clients.all] }),
  );

  app.post(
    '/api/runs/:id/clients',
    {
      schema: {
        summary: 'Connect a client that can do what browsers cannot',
        description: 'Answered once its handshake was, or after 5 s.',
        tags,
        params: idParams,
        body: openClient,
        response: { 201: runClient, ...failures, 429: fault, 503: fault },
      },
    },
    async ({ params, learner, body }, reply) => {
      const run = runs.find(params.id, learner);
      run.touch();
      return reply.code(201).send(await run.clients.open(run.listening, body));
    },
  );

  app.post(
    '/api/runs/:id/clients/:client',
    {
      schema: {
        summary: 'Let such a client say or do something',
        tags,
        params: z.object({ id: z.string(), client: z.string() }),
        body: clientAction,
        response: { 204: nothing, ...failures, 429: fault },
      },
    },
    async ({ params, learner, body }, reply) => {
      const run = runs.find(params.id, learner);
      run.touch();
      run.clients.do(params.client, body);
      return reply.code(204).send(null);
    },
  );
}

function networkRoutes(app: App, { runs }: Parts): void {
  app.post(
    '/api/runs/:id/connections/:number',
    {
      schema: {
        summary: 'Cut, freeze or slow down a connection',
        tags,
        params: z.object({ id: z.string(), number: z.coerce.number().int().positive() }),
        body: connectionAction,
        response: { 204: nothing, ...failures },
      },
    },
    async ({ params, learner, body }, reply) => {
      runs.find(params.id, learner).lines.act(params.number, body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/runs/:id/faults',
    {
      schema: {
        summary: 'The faults of the network',
        tags,
        params: idParams,
        response: { 200: faults, 404: fault },
      },
    },
    ({ params, learner }) => runs.find(params.id, learner).lines.faults,
  );

  app.put(
    '/api/runs/:id/faults',
    {
      schema: {
        summary: 'Make the network bad, or good again',
        description: 'What is not named is without fault.',
        tags,
        params: idParams,
        body: setFaults,
        response: { 200: faults, ...failures },
      },
    },
    ({ params, learner, body }) => {
      const { lines } = runs.find(params.id, learner);
      lines.set(body);
      return lines.faults;
    },
  );
}

function processRoutes(app: App, { runs, limits }: Parts): void {
  app.post(
    '/api/runs/:id/signal',
    {
      schema: {
        summary: 'Send the program a signal',
        tags,
        params: idParams,
        body: signal,
        response: { 204: nothing, ...failures },
      },
    },
    async ({ params, learner }, reply) => {
      runs.find(params.id, learner).terminate();
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/runs/:id/restart',
    {
      config: { rateLimit: startsPerMinute(limits) },
      schema: {
        summary: 'Start the program again under the same address',
        tags,
        params: idParams,
        body: restart,
        response: { 204: nothing, ...failures, 429: fault },
      },
    },
    async ({ params, learner, body }, reply) => {
      runs.find(params.id, learner).restart(body);
      return reply.code(204).send(null);
    },
  );
}
