import type { App } from '../../app.ts';
import { fault } from '../../schemas/answers.ts';
import * as answers from '../../schemas/workshop.ts';
import { handRequest, labAccess, messageRequest, pauseRequest } from '../../workshop/api.ts';
import { instructors, staff } from '../../workshop/roles.ts';
import { nothing } from '../common.ts';
import { idParams, labParams } from '../labs.ts';
import { openedOf, type Parts, personOf, tags } from './parts.ts';

/** Speaking to members, opening and closing, pausing, making trouble for everybody. */
export function teaching(app: App, parts: Parts): void {
  app.post(
    '/api/workshop/messages',
    {
      config: { roles: staff },
      schema: {
        summary: 'Say something to one member or to everybody',
        tags,
        body: messageRequest,
        response: { 201: answers.message, 404: fault },
      },
    },
    async ({ learner, body }, reply) => {
      const { name } = personOf(parts, learner);
      return reply.code(201).send(await openedOf(parts).workshop.say(name, body.to, body.text));
    },
  );

  app.put(
    '/api/workshop/members/:id/hand',
    {
      config: { roles: staff },
      schema: {
        summary: 'Lower a member’s hand, who has been helped',
        tags,
        params: idParams,
        body: handRequest,
        response: { 204: nothing, 404: fault },
      },
    },
    async ({ params, body }, reply) => {
      await openedOf(parts).workshop.raiseHand(params.id, body.raised);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/workshop/labs/:slug',
    {
      config: { roles: instructors },
      schema: {
        summary: 'Open or close a lab, its hints and its reference',
        tags,
        params: labParams,
        body: labAccess,
        response: { 200: labAccess, 404: fault },
      },
    },
    async ({ params, body }) => {
      const { workshop } = openedOf(parts);
      return workshop.setLab((await parts.labs.find(params.slug)).slug, body);
    },
  );

  app.put(
    '/api/workshop/pause',
    {
      config: { roles: instructors },
      schema: {
        summary: 'Pause everybody',
        tags,
        body: pauseRequest,
        response: { 204: nothing, 404: fault },
      },
    },
    async ({ body }, reply) => {
      await openedOf(parts).workshop.pause(body.paused);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/workshop/cut',
    {
      config: { roles: instructors },
      schema: {
        summary: 'Cut every connection to every program, now',
        tags,
        response: { 204: nothing, 404: fault },
      },
    },
    (_request, reply) => {
      openedOf(parts);
      parts.runs.cutConnections();
      void reply.code(204).send(null);
    },
  );
}
