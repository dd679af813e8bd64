import { z } from 'zod';
import type { GradeEvent, ProblemReport, Report, WireEvent } from '../../grader/report.ts';

/*
 * The shapes of grader/report.ts once more, for the OpenAPI document and for tests that hold real answers against
 * it. `satisfies` and the strict objects keep the two alike.
 */

export const localized = z.strictObject({ ko: z.string(), en: z.string() }).meta({ id: 'Localized' });

export const isolation = z.enum(['full', 'partial', 'none']);

const time = z.enum(['virtual', 'real']);

export const outcome = z.enum(['pass', 'fail', 'inconclusive', 'error', 'not-run']);

const place = z.object({
  file: z.string(),
  line: z.number().int().exactOptional(),
  column: z.number().int().exactOptional(),
});

export const problemReport = z
  .object({
    code: z.string(),
    message: localized,
    at: place.exactOptional(),
  })
  .meta({ id: 'ProblemReport' }) satisfies z.ZodType<ProblemReport>;

const side = z.enum(['client', 'server']);

const payload = z
  .object({ length: z.number().int(), shown: z.base64(), text: z.string().exactOptional() })
  .meta({ id: 'Payload' });

const seen = { at: z.number(), connection: z.number().int() };

export const wireEvent = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open'), ...seen, name: z.string() }),
    z.strictObject({
      kind: z.literal('head'),
      ...seen,
      from: side,
      start: z.string(),
      headers: z.array(z.tuple([z.string(), z.string()])),
    }),
    z.strictObject({ kind: z.literal('body'), ...seen, from: side, payload }),
    z.strictObject({
      kind: z.literal('frame'),
      ...seen,
      from: side,
      fin: z.boolean(),
      rsv: z.number().int(),
      opcode: z.number().int(),
      masked: z.boolean(),
      payload,
      closeCode: z.number().int().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('bytes'), ...seen, from: side, payload }),
    z.strictObject({ kind: z.literal('end'), ...seen, from: side, how: z.enum(['fin', 'reset']) }),
    z.strictObject({ kind: z.literal('note'), ...seen, text: localized }),
  ])
  .meta({ id: 'WireEvent' }) satisfies z.ZodType<WireEvent>;

const checkSummary = z
  .object({ id: z.string(), title: localized, points: z.number(), rests: z.string() })
  .meta({ id: 'CheckSummary' });

const failure = z
  .object({
    promised: localized,
    expected: localized,
    observed: localized,
    cause: localized.exactOptional(),
    event: z.number().int().exactOptional(),
    missingAfter: z.number().int().exactOptional(),
    at: place.exactOptional(),
  })
  .meta({ id: 'Failure' });

const checkReport = z
  .object({
    ...checkSummary.shape,
    outcome,
    earned: z.number(),
    durationMs: z.number(),
    attempts: z.number().int(),
    failure: failure.exactOptional(),
    problem: problemReport.exactOptional(),
    transcript: z.array(wireEvent),
    output: z.string(),
    replay: z.string(),
  })
  .meta({ id: 'CheckReport' });

const labName = z.strictObject({ slug: z.string(), number: z.string(), title: localized });

export const report = z
  .object({
    formatVersion: z.literal(1),
    wirebook: z.string(),
    lab: labName,
    solution: z.strictObject({
      name: z.string(),
      files: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
    }),
    startedAt: z.string(),
    durationMs: z.number(),
    seed: z.string(),
    isolation,
    missing: z.array(z.string()),
    time,
    outcome,
    points: z.strictObject({ earned: z.number(), possible: z.number() }),
    problem: problemReport.exactOptional(),
    checks: z.array(checkReport),
  })
  .meta({ id: 'Report' }) satisfies z.ZodType<Report>;

export const gradeEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('started'),
    lab: labName,
    seed: z.string(),
    isolation,
    missing: z.array(z.string()),
    time: time.exactOptional(),
    checks: z.array(checkSummary),
  }),
  z.strictObject({ type: z.literal('check-started'), id: z.string(), attempt: z.number().int() }),
  z.strictObject({ type: z.literal('check-finished'), check: checkReport }),
  z.strictObject({ type: z.literal('finished'), report }),
]) satisfies z.ZodType<GradeEvent>;
