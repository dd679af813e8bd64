import type { App } from '../app.ts';
import type { Started } from '../api.ts';
import type { FollowedFile } from '../followed/followed-file.ts';
import type { FollowedFiles } from '../followed/files.ts';
import { problems } from '../problems.ts';
import { fault, followedEvent, started } from '../schemas/answers.ts';
import { sendEvents } from '../streams/event-stream.ts';
import { eventStream, nothing } from './common.ts';
import { idParams, labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly files: FollowedFiles;
}

const tags = ['followed files'];

/** Files that the learner writes elsewhere: to be read, those alone that were named when the companion was started. */
export function followedRoutes(app: App, { labs, files }: Parts): void {
  app.get(
    '/api/labs/:slug/followed',
    {
      schema: {
        summary: 'The file that is followed as the solution of a lab',
        tags,
        params: labParams,
        response: { 200: started, 204: nothing, 404: fault },
      },
    },
    async ({ params }, reply) => {
      const file = files.get((await labs.find(params.slug)).slug);
      return file ? startedAs(file) : reply.code(204).send(null);
    },
  );

  app.get(
    '/api/followed/:id/events',
    {
      schema: {
        summary: 'Follow a file',
        tags,
        params: idParams,
        response: { 200: eventStream(followedEvent), 204: nothing, 404: fault },
      },
    },
    ({ params, raw }, reply) => {
      const file = [...files.values()].find(({ id }) => id === params.id);
      if (!file) throw problems('followed-unknown');
      reply.hijack();
      sendEvents(file.log, raw, reply.raw);
    },
  );
}

const startedAs = ({ id }: FollowedFile): Started => ({ id, events: `/api/followed/${id}/events` });
