import type { App } from '../../app.ts';
import { fault } from '../../schemas/answers.ts';
import * as answers from '../../schemas/workshop.ts';
import { problems } from '../../workshop/problems.ts';
import { joinRequest, openingRequest, signInRequest } from '../../workshop/api.ts';
import { everybody } from '../../workshop/roles.ts';
import { nothing } from '../common.ts';
import { openedOf, type Parts, tags } from './parts.ts';

/** A room of strangers behind one address joins within a minute; a guesser of codes, which are short, gets nowhere. */
const joinsPerMinute = { max: 600, timeWindow: 60_000 };

/** A key and a name, in bytes. */
const signInLimit = 4096;

/** Opening one, joining with the code, signing in with a key, leaving. */
export function joining(app: App, parts: Parts): void {
  app.get(
    '/api/workshop',
    {
      config: { roles: everybody },
      schema: {
        summary: 'The workshop, and who asks; nothing where there is none',
        tags,
        response: { 200: answers.workshopView, 204: nothing },
      },
    },
    ({ learner }, reply) => {
      // A page that asks has done nothing wrong: browsers write every 4xx into their console.
      const workshop = parts.opened?.workshop;
      if (workshop) void reply.code(200).send(workshop.view(workshop.person(learner)));
      else void reply.code(204).send(null);
    },
  );

  app.post(
    '/api/workshop',
    {
      config: { roles: ['owner'] },
      schema: {
        summary:
          'Open a workshop with the key of the terminal; the companion begins anew as one, and its programs end',
        tags,
        body: openingRequest,
        response: { 202: nothing, 403: fault, 404: fault, 409: fault },
      },
    },
    ({ body }, reply) => {
      if (!parts.door) throw problems('workshop-none');
      reply.raw.once('close', parts.door.ask(body));
      void reply.code(202).send(null);
    },
  );

  app.post(
    '/api/workshop/members',
    {
      config: { roles: everybody, rateLimit: joinsPerMinute },
      schema: {
        summary: 'Join with a name',
        tags,
        body: joinRequest,
        response: { 201: answers.person, 404: fault, 409: fault },
      },
    },
    async ({ body, raw }, reply) => {
      const { workshop } = openedOf(parts);
      const person = await workshop.join(body.code, body.name);
      workshop.sessions.begin({ request: raw, response: reply.raw }, person.id);
      return reply.code(201).send(person);
    },
  );

  app.post(
    '/api/workshop/staff',
    {
      // Not counted: a room behind one address cannot shut its instructor out, and nobody guesses 128 bits.
      config: { roles: everybody, rateLimit: false },
      bodyLimit: signInLimit,
      schema: {
        summary: 'Sign in with a key',
        tags,
        body: signInRequest,
        response: { 201: answers.person, 403: fault, 404: fault, 409: fault },
      },
    },
    async ({ body, raw }, reply) => {
      const { workshop } = openedOf(parts);
      const person = await workshop.signIn(body.key, body.name);
      workshop.sessions.begin({ request: raw, response: reply.raw }, person.id);
      return reply.code(201).send(person);
    },
  );

  app.delete(
    '/api/workshop/session',
    {
      config: { roles: everybody },
      schema: { summary: 'Sign out', tags, response: { 204: nothing, 404: fault } },
    },
    ({ raw }, reply) => {
      openedOf(parts).workshop.sessions.end({ request: raw, response: reply.raw });
      void reply.code(204).send(null);
    },
  );
}
