import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from '../app.ts';
import type { Hints } from '../history/api.ts';
import { fault } from '../schemas/answers.ts';
import { hints } from '../schemas/history.ts';
import { hintsFolder } from '../site/pages.ts';
import { problems } from '../workshop/problems.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { labParams, type Labs } from './labs.ts';

interface Parts {
  readonly labs: Labs;
  readonly siteDir: string;
  readonly workshop: Workshop | undefined;
}

const query = z.object({ language: z.enum(['ko', 'en']).default('ko') });

/** The hints of a lab, as the site was built with them. In a workshop members get them while the instructor has them open. */
export function hintRoutes(app: App, { labs, siteDir, workshop }: Parts): void {
  app.get(
    '/api/labs/:slug/hints',
    {
      schema: {
        summary: 'The hints for all checks of a lab',
        tags: ['hints'],
        params: labParams,
        querystring: query,
        response: { 200: hints, 403: fault, 404: fault },
      },
    },
    async ({ params, query: { language }, standing }): Promise<Hints> => {
      const { slug } = await labs.find(params.slug);
      if (standing === 'member' && !workshop?.access(slug).hints) throw problems('hints-closed');
      return { html: await readFile(join(siteDir, hintsFolder, language, slug, 'index.html'), 'utf8') };
    },
  );
}
