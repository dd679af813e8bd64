import { z } from 'zod';
import { solution } from '../api.ts';
import type { Attempt, AttemptSummary, Hints, History } from '../history/api.ts';
import { outcome } from './report.ts';

/* The answers of ../history/api.ts as schemas, for the OpenAPI document and for tests. */

const verdict = z.strictObject({
  outcome,
  earned: z.number(),
  possible: z.number(),
  passed: z.number().int(),
  checks: z.number().int(),
});

export const attemptSummary = z
  .strictObject({
    number: z.number().int().positive(),
    at: z.iso.datetime(),
    verdict: verdict.nullable(),
    best: z.boolean(),
  })
  .meta({ id: 'AttemptSummary' }) satisfies z.ZodType<AttemptSummary>;

export const attempt = z
  .strictObject({ ...attemptSummary.shape, ...solution.shape })
  .meta({ id: 'Attempt' }) satisfies z.ZodType<Attempt>;

export const hints = z.strictObject({ html: z.string() }).meta({ id: 'Hints' }) satisfies z.ZodType<Hints>;

export const history = z
  .strictObject({
    attempts: z.array(attemptSummary).readonly(),
    reference: z.strictObject({ open: z.boolean(), left: z.number().int().nullable() }),
  })
  .meta({ id: 'History' }) satisfies z.ZodType<History>;
