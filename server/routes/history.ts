import { z } from 'zod';
import type { Lab } from '../../grader/lab.ts';
import type { App } from '../app.ts';
import { solution } from '../api.ts';
import { referenceAccess } from '../history/access.ts';
import type { AttemptSummary, ReferenceAccess } from '../history/api.ts';
import { problems } from '../problems.ts';
import { fault } from '../schemas/answers.ts';
import { attempt, history } from '../schemas/history.ts';
import type { AttemptStore } from '../state/attempts.ts';
import type { Standing } from '../workshop/roles.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly attempts: AttemptStore;
  readonly workshop: Workshop | undefined;
}

interface Asker {
  readonly learner: string;
  readonly standing: Standing;
}

const tags = ['history'];
const attemptParams = z.object({ ...labParams.shape, number: z.coerce.number().int().positive() });

/** What a learner has tried, to go back to and to compare with; in the end the reference too. */
export function historyRoutes(app: App, { labs, attempts, workshop }: Parts): void {
  const list = ({ learner }: Asker, { slug: lab }: Lab) => attempts.list({ learner, lab });
  const access = async (
    { learner, standing }: Asker,
    lab: Lab,
    known: readonly AttemptSummary[],
  ): Promise<ReferenceAccess> => {
    const work = { learner, lab: lab.slug };
    return referenceAccess({
      standing,
      passed: known.some(({ verdict }) => verdict?.outcome === 'pass'),
      attempts: await attempts.different(work, (await labs.starter(lab)).files),
      opened: workshop?.access(lab.slug).solution,
    });
  };

  app.get(
    '/api/labs/:slug/attempts',
    {
      schema: {
        summary: 'What was tried, newest first',
        tags,
        params: labParams,
        response: { 200: history, 404: fault },
      },
    },
    async (request) => {
      const lab = await labs.find(request.params.slug);
      const known = await list(request, lab);
      return { attempts: known, reference: await access(request, lab, known) };
    },
  );

  app.post(
    '/api/labs/:slug/attempts',
    {
      config: { work: true },
      schema: {
        summary: 'Keep code that was not checked, to go back to it',
        tags,
        params: labParams,
        body: solution,
        response: { 201: attempt, 404: fault },
      },
    },
    async ({ params, learner, body }, reply) => {
      const lab = await labs.find(params.slug);
      return reply.code(201).send(await attempts.keep({ learner, lab: lab.slug }, body.files));
    },
  );

  app.get(
    '/api/labs/:slug/attempts/:number',
    {
      schema: {
        summary: 'The code of an attempt',
        tags,
        params: attemptParams,
        response: { 200: attempt, 404: fault },
      },
    },
    async ({ params, learner }) => {
      const lab = await labs.find(params.slug);
      const found = await attempts.find({ learner, lab: lab.slug }, params.number);
      if (!found) throw problems('attempt-unknown');
      return found;
    },
  );

  app.get(
    '/api/labs/:slug/reference',
    {
      schema: {
        summary: 'The reference, once it is open to the learner',
        tags,
        params: labParams,
        response: { 200: solution, 403: fault, 404: fault },
      },
    },
    async (request) => {
      const lab = await labs.find(request.params.slug);
      const { open, left } = await access(request, lab, await list(request, lab));
      if (open) return labs.reference(lab);
      throw left === null
        ? problems('reference-not-opened')
        : problems('reference-closed', { left: String(left) });
    },
  );
}
