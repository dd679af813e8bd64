import { z } from 'zod';

const localized = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });

/** What `labs/NN-slug/lab.ts` declares. The folder's name gives the number and the slug. */
export const labManifest = z.strictObject({
  /** A few words: what the learner builds. */
  title: localized,
  /** One or two sentences for lists and search. */
  summary: localized,
  /** Slug of the lesson that the lab stands beside: `lifecycle` for content/docs/<language>/04-lifecycle.mdx. */
  lesson: z.string().regex(/^[a-z0-9-]+$/),
  /** Who listens: the learner's program, or (a client lab) the checks. */
  role: z.enum(['server', 'client']).default('server'),
  /** Packages a solution may import beside Node's own modules. */
  packages: z.array(z.string()).default([]),
  /** The lab's environment variables with the defaults that its contract gives. */
  variables: z
    .record(
      z.string().regex(/^[A-Z][A-Z0-9_]*$/),
      z.strictObject({
        default: z.string(),
        /** In its place where a program's clock cannot be moved (labs with `timing`): short enough to be waited for. */
        short: z.string().optional(),
        meaning: localized,
      }),
    )
    .default({}),
  /** Time is the lesson: TypeScript programs run on virtual time, others on shortened variables. */
  timing: z.boolean().default(false),
  /** Free words for search and filters. */
  tags: z.array(z.string()).default([]),
});

export type LabManifest = z.output<typeof labManifest>;

/** Gives a manifest its type where it is written: `export default lab({ ... })`. */
export const lab = (manifest: z.input<typeof labManifest>): z.input<typeof labManifest> => manifest;

/** A lab as the walk finds it. */
export interface Lab extends LabManifest {
  /** `03` */ readonly number: string;
  /** `echo` */ readonly slug: string;
  /** `03-echo` */ readonly folder: string;
  /** Absolute path of the folder. */ readonly path: string;
}
