import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { lessonId } from './site/lesson-id.ts';

/** Lessons (content/docs) and the words of the frame around them (content/i18n). */
export const collections = {
  docs: defineCollection({
    loader: docsLoader({ generateId: ({ entry }) => lessonId(entry) }),
    schema: docsSchema({
      extend: z.object({
        /** One sentence for lists, search and the head of the lesson. */
        description: z.string(),
        /** Minutes that an unhurried reader needs, without the labs; of a lesson that is written. */
        minutes: z.int().min(1).max(60).optional(),
      }),
    }),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
