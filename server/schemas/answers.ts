import { z } from 'zod';
import {
  type Conflict,
  type Fault,
  type FollowedEvent,
  type GradingEvent,
  type RunEvent,
  type SavedSolution,
  type Sharing,
  solution,
  type Started,
  type Status,
} from '../api.ts';
import { type Host, hostMode } from '../host.ts';
import { conditions, type Faults, type RunClient } from '../play.ts';
import { gradeEvent, isolation, localized, problemReport, wireEvent } from './report.ts';

/* The answers of server/api.ts as schemas, for the OpenAPI document and for tests. */

export const fault = z
  .strictObject({ error: problemReport })
  .meta({ id: 'Fault' }) satisfies z.ZodType<Fault>;

export const savedSolution = z
  .strictObject({
    ...solution.shape,
    revision: z.number().int().nonnegative(),
    savedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SavedSolution' }) satisfies z.ZodType<SavedSolution>;

export const conflict = z
  .strictObject({ ...fault.shape, current: savedSolution })
  .meta({ id: 'Conflict' }) satisfies z.ZodType<Conflict>;

export const host = z
  .strictObject({
    mode: hostMode,
    lastId: z.number().int().nonnegative(),
    connections: z.number().int().nonnegative(),
  })
  .meta({ id: 'Host' }) satisfies z.ZodType<Host>;

export const started = z
  .strictObject({ id: z.string(), events: z.string(), url: z.string().exactOptional() })
  .meta({ id: 'Started' }) satisfies z.ZodType<Started>;

export const sharing = z
  .strictObject({
    shared: z.boolean(),
    lab: z.string(),
    owner: z.string(),
    guests: z
      .array(z.strictObject({ name: z.string(), connections: z.number().int() }))
      .readonly()
      .exactOptional(),
  })
  .meta({ id: 'Sharing' }) satisfies z.ZodType<Sharing>;

export const status = z
  .strictObject({
    wirebook: z.string(),
    isolation,
    missing: z.array(z.strictObject({ name: z.string(), advice: localized })).readonly(),
  })
  .meta({ id: 'Status' }) satisfies z.ZodType<Status>;

const skipped = z.strictObject({ type: z.literal('skipped'), events: z.number().int() });

export const gradingEvent = z
  .union([
    gradeEvent,
    skipped,
    z.strictObject({ type: z.literal('queued'), ahead: z.number().int() }),
    z.strictObject({ type: z.literal('wire'), check: z.string(), event: wireEvent }),
    z.strictObject({ type: z.literal('stopped'), problem: problemReport }),
  ])
  .meta({ id: 'GradingEvent' }) satisfies z.ZodType<GradingEvent>;

export const runEvent = z
  .discriminatedUnion('type', [
    skipped,
    z.strictObject({ type: z.literal('starting') }),
    z.strictObject({ type: z.literal('listening'), url: z.string(), isolation }),
    z.strictObject({
      type: z.literal('output'),
      stream: z.enum(['stdout', 'stderr']),
      text: z.string(),
      at: z.number(),
    }),
    z.strictObject({ type: z.literal('left-out'), bytes: z.number().int() }),
    z.strictObject({ type: z.literal('wire'), event: wireEvent }),
    z.strictObject({
      type: z.literal('restarting'),
      code: z.number().int().nullable(),
      signal: z.string().nullable(),
    }),
    z.strictObject({
      type: z.literal('exited'),
      code: z.number().int().nullable(),
      signal: z.string().nullable(),
      problem: problemReport.exactOptional(),
    }),
  ])
  .meta({ id: 'RunEvent' }) satisfies z.ZodType<RunEvent>;

export const followedEvent = z
  .discriminatedUnion('type', [
    skipped,
    z.strictObject({
      type: z.literal('file'),
      name: z.string(),
      text: z.string(),
      problem: problemReport.exactOptional(),
    }),
  ])
  .meta({ id: 'FollowedEvent' }) satisfies z.ZodType<FollowedEvent>;

export const runClient = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    connection: z.number().int(),
    open: z.boolean(),
    status: z.number().int().exactOptional(),
  })
  .meta({ id: 'RunClient' }) satisfies z.ZodType<RunClient>;

export const faults = z
  .strictObject({
    seed: z.string(),
    latencyMs: z.number(),
    jitterMs: z.number(),
    bandwidth: z.number().nullable(),
    readsPerSecond: z.number().nullable(),
    cutAfterMs: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
    connections: z.record(z.string(), conditions),
  })
  .meta({ id: 'Faults' }) satisfies z.ZodType<Faults>;
