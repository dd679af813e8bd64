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
        /** What a reader should bring along; of a lesson that is written. At least one of the two lists has something. */
        prerequisites: z
          .object({
            /** Slugs of lessons to read first. */
            lessons: z.array(z.string()).default([]),
            /** What else, in words that complete a list: `HTTP 요청과 응답`, `HTTP requests and responses`. */
            knowledge: z.array(z.string()).default([]),
          })
          .refine(({ lessons, knowledge }) => lessons.length + knowledge.length > 0, {
            error: 'prerequisites: name at least one of lessons, or one of knowledge',
          })
          .optional(),
      }),
    }),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
