import { z } from 'zod';
import type { App } from '../../app.ts';
import { fault } from '../../schemas/answers.ts';
import * as answers from '../../schemas/workshop.ts';
import { handRequest } from '../../workshop/api.ts';
import { joined } from '../../workshop/roles.ts';
import { ticketMs } from '../../workshop/tickets.ts';
import { nothing } from '../common.ts';
import { openedOf, type Parts, personOf, tags } from './parts.ts';

/** What everybody does who has joined. */
export function taking(app: App, parts: Parts): void {
  app.post(
    '/api/workshop/tickets',
    {
      config: { roles: joined },
      schema: {
        summary: 'A ticket for the live connection',
        tags,
        response: { 201: answers.ticket, 404: fault },
      },
    },
    ({ learner }, reply) => {
      const ticket = openedOf(parts).tickets.issue(learner);
      void reply.code(201).send({ ticket, expiresInMs: ticketMs });
    },
  );

  app.put(
    '/api/workshop/hand',
    {
      config: { roles: ['member'] },
      schema: { summary: 'Raise a hand', tags, body: handRequest, response: { 204: nothing, 404: fault } },
    },
    async ({ learner, body }, reply) => {
      await openedOf(parts).workshop.raiseHand(learner, body.raised);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/workshop/messages',
    {
      config: { roles: joined },
      schema: {
        summary: 'What was said to everybody and to whoever asks',
        tags,
        querystring: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
        response: { 200: z.array(answers.message).readonly(), 404: fault },
      },
    },
    ({ learner, query }) => openedOf(parts).workshop.messagesFor(personOf(parts, learner), query.after),
  );
}
